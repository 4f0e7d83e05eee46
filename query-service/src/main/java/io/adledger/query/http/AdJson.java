package io.adledger.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adledger.state.AdView;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;

/** An ad in JSON: the price an exact number, times in ISO 8601. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AdJson(
        String adId,
        String publisherId,
        String adTitle,
        String adDescription,
        BigDecimal price,
        String currency,
        String category,
        List<String> tags,
        long version,
        String createdAt,
        String updatedAt) {

    static AdJson of(AdView ad) {
        return new AdJson(
                ad.adId(),
                ad.publisherId(),
                ad.adTitle(),
                ad.adDescription(),
                ad.price(),
                ad.currency(),
                ad.category(),
                ad.tags(),
                ad.version(),
                ad.createdAt().toString(),
                ad.updatedAt().toString());
    }
}
