package io.adledger.state;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An ad as readers see it.
 *
 * @param adId 22 characters of base62
 * @param price in units of the currency, exact; kept without trailing zeros, as the store does not keep them either
 * @param currency an ISO 4217 code
 * @param version the version of the ledger's revision, from 0
 * @param createdAt by the clock of the service that took the command, milliseconds
 * @param updatedAt likewise
 */
public record AdView(
        String adId,
        String publisherId,
        String adTitle,
        String adDescription,
        BigDecimal price,
        String currency,
        String category,
        List<String> tags,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public AdView {
        tags = List.copyOf(tags);
        BigDecimal shortest = price.stripTrailingZeros();
        price = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
