package io.adledger.ad;

import java.time.Instant;

/**
 * A classified ad.
 *
 * @param adId 22 characters of base62
 * @param createdAt by the clock of the service that took the command, milliseconds
 * @param updatedAt likewise; never before an earlier one of the same ad
 */
public record Ad(String adId, String publisherId, AdContent content, Instant createdAt, Instant updatedAt) {

    Ad with(AdContent newContent, Instant at) {
        return new Ad(adId, publisherId, newContent, createdAt, at);
    }
}
