package io.adledger.snapshot.store;

/**
 * The content of a file, and what there is to say of it.
 *
 * @param content Ion binary, a struct for each document; nobody changes it
 */
@SuppressWarnings("ArrayRecordComponent")
public record PackedDocuments(byte[] content, Counts counts, String first, String last) {}
