package io.adledger.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adledger.ad.AdContent;
import io.adledger.ad.AdState;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/** An ad in JSON: the price an exact number, times in ISO 8601. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Ad")
public record AdJson(
        String adId,
        String publisherId,
        String adTitle,
        String adDescription,
        BigDecimal price,
        String currency,
        String category,
        List<String> tags,
        long version,
        @Schema(format = "date-time") String createdAt,
        @Schema(format = "date-time") String updatedAt) {

    /** The ad in a state. */
    public static AdJson of(AdState.Live state) {
        AdContent content = state.ad().content();
        return new AdJson(
                state.ad().adId(),
                state.ad().publisherId(),
                content.title(),
                content.description(),
                content.price(),
                content.currency(),
                content.category(),
                content.tags(),
                state.version(),
                state.ad().createdAt().toString(),
                state.ad().updatedAt().toString());
    }
}
