package io.adledger.stream.sink;

import io.adledger.ad.stream.StreamRecord;

/** A record of the ledger's on its way into a sink. */
public record Delivery(Origin origin, StreamRecord record) {}
