package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Ruler;

/** An event pattern, as EventBridge's own rule engine reads it. Immutable. */
final class EventPattern {

    private static final int LONGEST = 4096;

    private final String text;

    private EventPattern(String text) {
        this.text = text;
    }

    /** @throws ApiError if it is none */
    static EventPattern of(String text) {
        if (text.length() > LONGEST) {
            throw ApiError.pattern("it is longer than " + LONGEST + " characters");
        }
        String fault = JsonRuleCompiler.check(text);
        if (fault != null) {
            throw ApiError.pattern(fault);
        }
        return new EventPattern(text);
    }

    /** That of a request, a rule or an archive. */
    static Optional<EventPattern> in(JsonNode node) {
        return Json.text(node, "EventPattern").map(EventPattern::of);
    }

    boolean matches(JsonNode event) {
        try {
            return Ruler.matchesRule(Json.write(event), text);
        } catch (Exception e) {
            throw ApiError.pattern(String.valueOf(e.getMessage()));
        }
    }
}
