package io.adledger.snapshot.aws;

import java.util.Map;

/**
 * Where the job on AWS reads and writes.
 *
 * @param catalogTable which says where in the journals' table a ledger's journal is
 * @param journalTable the journals
 * @param ledger the ledger's name
 * @param bucket for the snapshots
 * @param prefix of their keys in it, ending with a slash, or empty
 */
public record SnapshotPlace(String catalogTable, String journalTable, String ledger, String bucket, String prefix) {

    static final String CATALOG_TABLE = "ADLEDGER_CATALOG_TABLE";
    static final String JOURNAL_TABLE = "ADLEDGER_JOURNAL_TABLE";
    static final String LEDGER = "ADLEDGER_LEDGER_NAME";
    static final String BUCKET = "ADLEDGER_SNAPSHOT_BUCKET";
    static final String PREFIX = "ADLEDGER_SNAPSHOT_PREFIX";
    static final String DEFAULT_PREFIX = "ads/";

    /** A prefix without a slash gets one. */
    public SnapshotPlace {
        prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /**
     * The place that an environment names; only the prefix may be missing.
     *
     * @throws IllegalStateException if a variable is missing or blank; the message names it
     */
    public static SnapshotPlace in(Map<String, String> environment) {
        return new SnapshotPlace(
                required(environment, CATALOG_TABLE),
                required(environment, JOURNAL_TABLE),
                required(environment, LEDGER),
                required(environment, BUCKET),
                environment.getOrDefault(PREFIX, DEFAULT_PREFIX));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is missing");
        }
        return value;
    }
}
