package io.adledger.ledger.server.control;

import io.adledger.ledger.export.ObjectStores;
import io.adledger.ledger.stream.KinesisSink;

/**
 * Where what leaves the ledgers goes.
 *
 * @param buckets for exports
 * @param kinesis for streams
 */
public record Destinations(ObjectStores buckets, KinesisSink.Opening kinesis) {}
