package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a target is sent of an event: all of it, a constant ({@code Input}), a part ({@code InputPath}), or a template
 * ({@code InputTransformer}), whose {@code <name>} stand for parts; text keeps no quotes between quotes. Immutable.
 *
 * <p>Paths are {@code $.field.field[0]}, as the service has them.
 */
final class TargetInput {

    private static final Pattern PATH = Pattern.compile("\\$(\\.[A-Za-z0-9_-]+|\\[[0-9]+])*");
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_-]+)|\\[([0-9]+)]");
    private static final Pattern VARIABLE = Pattern.compile("<([A-Za-z0-9_.-]+)>");

    private final JsonNode target;
    private final Map<String, String> paths = new TreeMap<>();

    private TargetInput(JsonNode target) {
        this.target = target;
        target.path("InputTransformer")
                .path("InputPathsMap")
                .properties()
                .forEach(entry ->
                        paths.put(entry.getKey(), checked(entry.getValue().asText())));
        Json.text(target, "InputPath").ifPresent(TargetInput::checked);
    }

    /** @throws ApiError if it has a path that is none, or more than one of the three */
    static TargetInput of(JsonNode target) {
        int given = 0;
        for (String way : new String[] {"Input", "InputPath", "InputTransformer"}) {
            given += target.hasNonNull(way) ? 1 : 0;
        }
        if (given > 1) {
            throw ApiError.invalid("Only one of Input, InputPath, or InputTransformer must be provided for target "
                    + target.path("Id").asText() + ".");
        }
        return new TargetInput(target);
    }

    String from(JsonNode event) {
        if (target.hasNonNull("Input")) {
            return target.path("Input").asText();
        }
        if (target.hasNonNull("InputPath")) {
            return Json.write(at(event, target.path("InputPath").asText()));
        }
        if (target.hasNonNull("InputTransformer")) {
            return filled(target.path("InputTransformer").path("InputTemplate").asText(), event);
        }
        return Json.write(event);
    }

    private String filled(String template, JsonNode event) {
        StringBuilder filled = new StringBuilder();
        Matcher variables = VARIABLE.matcher(template);
        while (variables.find()) {
            boolean inQuotes = inQuotes(template, variables.start());
            variables.appendReplacement(
                    filled, Matcher.quoteReplacement(value(variables.group(1), variables.group(), event, inQuotes)));
        }
        return variables.appendTail(filled).toString();
    }

    private String value(String name, String asWritten, JsonNode event, boolean inQuotes) {
        JsonNode value;
        if (name.equals("aws.events.event.json") || name.equals("aws.events.event")) {
            value = event;
        } else if (paths.containsKey(name)) {
            value = at(event, paths.get(name));
        } else {
            return asWritten;
        }
        if (!inQuotes) {
            return value.isMissingNode() ? "null" : Json.write(value);
        }
        String text = value.isTextual() ? value.asText() : value.isMissingNode() ? "" : Json.write(value);
        String quoted = Json.write(Json.MAPPER.getNodeFactory().textNode(text));
        return quoted.substring(1, quoted.length() - 1);
    }

    private static boolean inQuotes(String template, int position) {
        boolean open = false;
        for (int i = 0; i < position; i++) {
            if (template.charAt(i) == '\\') {
                i++;
            } else if (template.charAt(i) == '"') {
                open = !open;
            }
        }
        return open;
    }

    private static JsonNode at(JsonNode event, String path) {
        JsonNode at = event;
        Matcher steps = STEP.matcher(path);
        while (steps.find()) {
            at = steps.group(1) == null ? at.path(Integer.parseInt(steps.group(2))) : at.path(steps.group(1));
        }
        return at;
    }

    private static String checked(String path) {
        if (!PATH.matcher(path).matches()) {
            throw ApiError.invalid("Invalid InputPath: " + path);
        }
        return path;
    }
}
