package io.adledger.api.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes OpenAPI 3.1 of 3.0: in 3.1 schemas are JSON Schema (2020-12), which has a type for null instead of a mark. Of what
 * else changed nothing is used here. The generator's own 3.1 loses the schemas of parameters, and makes nullable
 * references null.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0#schema-object">the specification</a>
 */
final class Openapi31 {

    private static final String NULLABLE = "nullable";

    private Openapi31() {}

    /** The document, changed in place. */
    static ObjectNode of(ObjectNode document) {
        translate(document);
        return document.put("openapi", "3.1.0");
    }

    private static void translate(JsonNode node) {
        node.forEach(Openapi31::translate);
        if (node instanceof ObjectNode schema && schema.path(NULLABLE).isBoolean()) {
            boolean nullable = schema.remove(NULLABLE).booleanValue();
            if (nullable) {
                allowNull(schema);
            }
        }
    }

    private static void allowNull(ObjectNode schema) {
        if (schema.remove("allOf") instanceof ArrayNode references) {
            references.addObject().put("type", "null");
            schema.set("anyOf", references);
        } else {
            String type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
        }
    }
}
