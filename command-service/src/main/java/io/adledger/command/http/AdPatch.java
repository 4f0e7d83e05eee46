package io.adledger.command.http;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.util.List;

/**
 * A merge patch of an ad (RFC 7396), as the description of the API has it: what is left out stays, null removes.
 *
 * @param adTitle not only blanks, no control characters
 * @param adDescription null makes it empty
 * @param price with as many decimals as the currency has
 * @param currency an ISO 4217 code, or a symbol that means one currency
 * @param tags null makes it empty
 */
@Schema(additionalProperties = AdditionalPropertiesValue.FALSE)
record AdPatch(
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED, minLength = 1, maxLength = 200)
        String adTitle,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED, nullable = true, maxLength = 10_000)
        String adDescription,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED, minimum = "0", maximum = "999999999999.99")
        BigDecimal price,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) String currency,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED, minLength = 1, maxLength = 100)
        String category,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED, nullable = true)
        @ArraySchema(maxItems = 20, schema = @Schema(minLength = 1, maxLength = 50))
        List<String> tags) {}
