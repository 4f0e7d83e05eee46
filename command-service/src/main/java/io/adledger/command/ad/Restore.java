package io.adledger.command.ad;

import io.adledger.ad.AdCommand;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * An ad that is to be again as it was.
 *
 * @param version that it had then; none if it was not there
 * @param asOf when that was, by the ledger's time
 * @param expectedVersion that it has now; with another one it is left alone
 * @param order the same each time that the same restore is tried, also by another process
 */
public record Restore(String adId, OptionalLong version, Instant asOf, long expectedVersion, AdCommand.Order order) {}
