package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/asyncapi.yaml, against the schema of the events' details, and events of a running stack against it. */
class EventContractTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("adledger.home"), "docs", "asyncapi.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    @Test
    void itHasAMessageForEachTypeOfTheSchema() throws IOException {
        JsonNode document = document();
        Path schema = DOCUMENT.resolveSibling(
                document.at("/components/schemas/Event/properties/detail/$ref").asText());
        Set<String> types = new HashSet<>();
        JSON.readTree(schema.toFile()).at("/properties/type/enum").forEach(type -> types.add(type.asText()));

        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(names(document.at("/components/messages"))).isEqualTo(types);
        assertThat(names(document.at("/channels/ads/messages"))).isEqualTo(types);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AdCreated", "AdUpdated", "AdDeleted", "AdRestored", "AdErased"})
    void itsExamplesAreSuchEventsAndNoOthers(String type) throws IOException {
        JsonNode example = document().at("/components/messages/" + type + "/examples/0/payload");
        ObjectNode other = example.deepCopy();
        ((ObjectNode) other.path("detail")).put("sequence", "1");

        assertThat(faults(type, example)).isEmpty();
        assertThat(faults(type, other)).isNotEmpty();
        assertThat(faults(type.equals("AdErased") ? "AdCreated" : "AdErased", example))
                .isNotEmpty();
    }

    @Test
    void theEventsOfAStackAreAsDescribed(@TempDir Path folder) throws Exception {
        try (StackProcess stack = StackProcess.up(folder.resolve("data"), StackProcess.freeBasePort());
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> live = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (stack.basePort() + 5) + "/events"))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    BodyHandlers.ofLines());
            makeEvents(stack);

            List<JsonNode> events = new ArrayList<>();
            try (Stream<String> lines = live.body()) {
                for (String line : (Iterable<String>) lines.filter(text -> text.startsWith("data:"))::iterator) {
                    events.add(JSON.readTree(line.substring("data:".length())));
                    if (events.size() == 3) {
                        break;
                    }
                }
            }

            assertThat(events)
                    .extracting(event -> event.path("detail-type").asText())
                    .containsExactlyInAnyOrder("AdCreated", "AdUpdated", "AdDeleted");
            for (JsonNode event : events) {
                assertThat(faults(event.path("detail-type").asText(), event))
                        .as(event.toString())
                        .isEmpty();
            }
            client.shutdownNow();
        }
    }

    private static void makeEvents(StackProcess stack) {
        var http = new Http();
        String ads = "/publisher/anna/ad";
        JsonNode created = Http.json(http.post(
                stack.uri(ads),
                "{\"adTitle\": \"a bike\", \"price\": 10, \"currency\": \"EUR\", \"category\": \"Bicycles\"}"));
        String ad = ads + "/" + created.path("adId").asText();
        http.patch(stack.uri(ad), "{\"price\": 9}");
        http.delete(stack.uri(ad));
    }

    private static JsonNode document() throws IOException {
        return new YAMLMapper().readTree(Files.readString(DOCUMENT));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> faults(String type, JsonNode event) {
        return SCHEMAS
                .getSchema(SchemaLocation.of(DOCUMENT.toUri() + "#/components/schemas/" + type))
                .validate(event.toString(), InputFormat.JSON, context -> context.getExecutionConfig()
                        .setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
