package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** A page of a list, in the order of its names; the token of the next is the last name of this one. */
final class Page {

    private static final int LONGEST = 100;

    private Page() {}

    static ObjectNode of(JsonNode request, String field, Map<String, ? extends JsonNode> all) {
        int limit = Math.clamp(request.path("Limit").asInt(LONGEST), 1, LONGEST);
        String after = Json.text(request, "NextToken").orElse("");
        ObjectNode answer = Json.object();
        ArrayNode page = answer.putArray(field);
        Iterator<? extends Map.Entry<String, ? extends JsonNode>> entries =
                new TreeMap<>(all).tailMap(after, false).entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, ? extends JsonNode> entry = entries.next();
            page.add(entry.getValue());
            if (page.size() == limit && entries.hasNext()) {
                answer.put("NextToken", entry.getKey());
                break;
            }
        }
        return answer;
    }
}
