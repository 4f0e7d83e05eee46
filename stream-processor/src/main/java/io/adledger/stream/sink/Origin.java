package io.adledger.stream.sink;

import io.adledger.ad.stream.UserRecord;

/**
 * Where a record of the ledger's came from.
 *
 * @param source the record that the event source gave
 * @param index its place in that record; 0 if it is the record itself
 * @param record its bytes, alone
 */
public record Origin(SourceRecord source, int index, UserRecord record) {}
