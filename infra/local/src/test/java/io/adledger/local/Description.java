package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A description of an API (OpenAPI 3.1), and which of the answers in it were seen. Answers may have no member that is not
 * described.
 */
final class Description {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final ObjectNode components;
    private final Set<String> seen = new HashSet<>();

    Description(JsonNode document) {
        this.document = document;
        this.components = document.path("components").deepCopy();
        components.path("schemas").forEach(Description::close);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    /** Checks an answer of an operation, and remembers it. */
    void check(String operation, HttpResponse<String> answer) {
        String status = Integer.toString(answer.statusCode());
        JsonNode responses = call(operation).path("responses");
        String key = responses.has(status) ? status : "default";
        JsonNode described = responses.path(key);
        assertThat(described.isObject())
                .as("%s %s is described", operation, status)
                .isTrue();
        described.path("headers").properties().stream()
                .filter(header -> header.getValue().path("required").asBoolean())
                .forEach(header -> assertThat(answer.headers().firstValue(header.getKey()))
                        .as("%s of %s %s", header.getKey(), operation, status)
                        .isPresent());
        checkBody(operation + " " + status, described.path("content"), answer);
        seen.add(operation + " " + key);
    }

    private void checkBody(String name, JsonNode content, HttpResponse<String> answer) {
        if (content.isMissingNode()) {
            assertThat(answer.body()).as(name).isEmpty();
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(" *;.*", "");
        JsonNode schema = content.path(type).path("schema");
        assertThat(schema.isObject()).as("%s as %s is described", name, type).isTrue();
        if (type.endsWith("json")) {
            assertThat(faults(schema, answer.body()))
                    .as("%s: %s", name, answer.body())
                    .isEmpty();
        }
    }

    /** Whether an operation has a body that is an ad, or part of one. */
    boolean describesBody(String operation) {
        return Set.of("createAd", "updateAd").contains(operation);
    }

    /** Whether an operation takes such a body. */
    boolean takes(String operation, String mediaType, String body) {
        return faults(
                        call(operation)
                                .path("requestBody")
                                .path("content")
                                .path(mediaType)
                                .path("schema"),
                        body)
                .isEmpty();
    }

    private Set<String> faults(JsonNode schema, String body) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", components);
        JsonSchema compiled = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        whole,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        try {
            return compiled.validate(JSON.readTree(body)).stream()
                    .map(ValidationMessage::getMessage)
                    .collect(Collectors.toSet());
        } catch (JsonProcessingException e) {
            return Set.of("it is not JSON");
        }
    }

    private JsonNode call(String operation) {
        for (JsonNode path : document.path("paths")) {
            for (JsonNode call : path) {
                if (call.path("operationId").asText().equals(operation)) {
                    return call;
                }
            }
        }
        throw new AssertionError("no operation " + operation);
    }

    /** What is described and was not seen. */
    Set<String> unseen() {
        Set<String> all = new TreeSet<>();
        for (JsonNode path : document.path("paths")) {
            for (JsonNode call : path) {
                for (Map.Entry<String, JsonNode> response :
                        call.path("responses").properties()) {
                    all.add(call.path("operationId").asText() + " " + response.getKey());
                }
            }
        }
        all.removeAll(seen);
        return all;
    }
}
