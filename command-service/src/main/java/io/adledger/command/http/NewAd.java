package io.adledger.command.http;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.util.List;

/**
 * A new ad, as the description of the API has it; requests are read by {@link GivenFields}, which names all faults.
 *
 * @param adTitle not only blanks, no control characters
 * @param adDescription lines and tabs allowed
 * @param price with as many decimals as the currency has
 * @param currency an ISO 4217 code, or a symbol that means one currency
 */
@Schema(additionalProperties = AdditionalPropertiesValue.FALSE)
record NewAd(
        @Schema(minLength = 1, maxLength = 200) String adTitle,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 10_000)
        String adDescription,

        @Schema(minimum = "0", maximum = "999999999999.99") BigDecimal price,
        String currency,
        @Schema(minLength = 1, maxLength = 100) String category,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
        @ArraySchema(maxItems = 20, schema = @Schema(minLength = 1, maxLength = 50))
        List<String> tags) {}
