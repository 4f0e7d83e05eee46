package io.adledger.local.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The body of the {@code POST} that creates an ad, field by field. What is left out is not in the body. */
final class AdBody {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    AdBody text(AdField field, String value) {
        fields.put(field.apiName(), value);
        return this;
    }

    AdBody price(BigDecimal value) {
        fields.put(AdField.PRICE.apiName(), value);
        return this;
    }

    AdBody tags(List<String> values) {
        fields.put(AdField.TAGS.apiName(), values);
        return this;
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
