package io.adledger.stream.sink;

import io.adledger.ad.stream.UserRecord;

/**
 * A record as the event source gives it: one of the ledger's, or an aggregate of them.
 *
 * @param source the ARN of the event source
 */
public record SourceRecord(String source, String sequenceNumber, UserRecord record) {}
