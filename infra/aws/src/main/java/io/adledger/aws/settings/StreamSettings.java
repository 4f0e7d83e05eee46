package io.adledger.aws.settings;

import java.util.Set;

/**
 * The ledger's stream.
 *
 * @param shards how many; each takes 1 MB or 1,000 records a second
 * @param retentionDays how long a record waits for a sink, 1 to 365
 * @param fanOut the sinks that read with a throughput of their own and at once; the others share what a shard gives, asked once a
 *     second. More than four must not share it, so that one is left for looking into the stream
 */
public record StreamSettings(int shards, int retentionDays, Set<String> fanOut) {

    public StreamSettings {
        fanOut = Set.copyOf(fanOut);
        StageSettings.require(retentionDays >= 1 && retentionDays <= 365, "Kinesis keeps records for 1 to 365 days");
    }
}
