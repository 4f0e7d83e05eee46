package io.adledger.aws.settings;

import java.time.Duration;

/**
 * When someone is told.
 *
 * @param sinkLag the age of the oldest record that a sink is not done with
 * @param conflictsPerMinute commits that the ledger refused
 * @param commitP99 the time in which the ledger makes 99 of 100 commits
 * @param apiP99 the time in which the API answers 99 of 100 requests
 */
public record AlarmSettings(Duration sinkLag, int conflictsPerMinute, Duration commitP99, Duration apiP99) {}
