package io.adledger.ad.stream;

/**
 * Where a block stands in the ledger's journal.
 *
 * @param strandId the journal's strand, 22 characters of base62
 * @param sequenceNo the block's place in it, from 0
 */
public record BlockAddress(String strandId, long sequenceNo) {}
