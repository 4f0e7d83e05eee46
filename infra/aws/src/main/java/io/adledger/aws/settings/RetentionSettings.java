package io.adledger.aws.settings;

/**
 * How long things are kept, in days. Nothing here limits how long the journal, its archive and the state store are kept: that is for
 * good.
 *
 * @param logs of services, one of the numbers that CloudWatch Logs knows
 * @param accessLogs of buckets, load balancer and network
 * @param backups daily ones; also how long redacted data can be in one
 * @param noncurrentVersions of objects; also how long redacted data can be in the archive's bucket
 * @param snapshots of all ads
 * @param events on the bus, to be replayed
 */
public record RetentionSettings(
        int logs, int accessLogs, int backups, int noncurrentVersions, int snapshots, int events) {}
