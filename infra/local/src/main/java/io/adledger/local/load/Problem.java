package io.adledger.local.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads a problem (RFC 9457) for the one sentence that tells a person what is wrong. */
final class Problem {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Problem() {}

    static String sentence(int status, String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            String faults = faults(problem.path("errors"));
            String detail = problem.path("detail").asText(problem.path("title").asText(""));
            if (!faults.isEmpty()) {
                return faults;
            }
            return detail.isEmpty() ? "HTTP " + status : detail;
        } catch (JsonProcessingException notJson) {
            return "HTTP " + status;
        }
    }

    private static String faults(JsonNode errors) {
        return StreamSupport.stream(errors.spliterator(), false)
                .map(Problem::fault)
                .collect(Collectors.joining("; "));
    }

    private static String fault(JsonNode error) {
        String text = error.path("detail").asText(error.path("message").asText(error.asText()));
        String field = error.path("pointer").asText(error.path("field").asText(""));
        return field.isEmpty() ? text : field.replaceFirst("^#?/", "") + ": " + text;
    }
}
