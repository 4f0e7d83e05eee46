package io.adledger.ledger.storage;

/**
 * An index of a table, for equality on one top-level field.
 *
 * @param id 22 characters of base62, unique in the ledger
 * @param field the name of the indexed top-level field
 */
public record Index(String id, String field) {}
