package io.adledger.api.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;

/** The description of all calls that there are on the class path, as OpenAPI 3.1. */
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description =
                "A token of the path's publisher, or of operators. Wanted where the service has settings for tokens.")
final class ApiDescription {

    /** What the annotation processor writes into each module: OpenAPI 3.0. */
    private static final String PART = "META-INF/swagger/openapi.json";

    /** Each call may answer with any other problem, too. */
    private static final String ANY_OTHER = """
            {"description": "Any other problem, such as 406, 409, 429 or 503; the last three say when to come again",
             "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiDescription() {}

    /** The modules' descriptions as one. */
    static String onClassPath() throws IOException {
        ObjectNode whole = JSON.createObjectNode();
        whole.putObject("info")
                .put("title", "AdLedger")
                .put("version", "1")
                .put("description", "Classified ads: commands, reads and search, and what operators need.");
        List<URL> parts = Collections.list(ApiDescription.class.getClassLoader().getResources(PART));
        for (URL part : parts) {
            try (InputStream in = part.openStream()) {
                add(JSON.readTree(in), whole);
            }
        }
        JsonNode anyOther = JSON.readTree(ANY_OTHER);
        whole.path("paths")
                .forEach(path -> path.forEach(call -> ((ObjectNode) call.path("responses")).set("default", anyOther)));
        return JSON.writeValueAsString(Openapi31.of(whole));
    }

    /** Objects are united; of everything else the first stays. */
    private static void add(JsonNode part, ObjectNode whole) {
        part.properties().forEach(member -> {
            JsonNode there = whole.get(member.getKey());
            if (there instanceof ObjectNode both && member.getValue().isObject()) {
                add(member.getValue(), both);
            } else if (there == null) {
                whole.set(member.getKey(), member.getValue());
            }
        });
    }
}
