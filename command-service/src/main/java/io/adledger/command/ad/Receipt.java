package io.adledger.command.ad;

import java.time.Instant;

/**
 * What came of the request with an idempotency key.
 *
 * @param key unlike that of any other publisher
 * @param requestHash of the request, so that another one with the same key is noticed
 * @param version of the ad after the request
 */
public record Receipt(String key, String requestHash, String adId, long version, Instant recordedAt) {}
