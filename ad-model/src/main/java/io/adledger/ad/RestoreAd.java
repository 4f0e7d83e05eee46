package io.adledger.ad;

import java.time.Instant;

/**
 * What an operator wants: an ad to be again as it was.
 *
 * @param past how it was
 * @param asOf when it was so, milliseconds, by the ledger's time
 * @param condition on the version that is there
 */
public record RestoreAd(String adId, PastState past, Instant asOf, VersionCondition condition, AdCommand.Order order) {}
