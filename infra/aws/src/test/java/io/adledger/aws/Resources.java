package io.adledger.aws;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.assertions.Template;

/** Resources of a template, as plain maps and lists. */
final class Resources {

    private Resources() {}

    static List<Map<String, Object>> properties(Template template, String type) {
        return template.findResources(type).values().stream()
                .map(resource -> map(resource.get("Properties")))
                .toList();
    }

    static Map<String, Object> only(Template template, String type) {
        List<Map<String, Object>> all = properties(template, type);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " of " + type);
        }
        return all.getFirst();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    static List<Map<String, Object>> maps(@Nullable Object value) {
        return ((List<?>) Objects.requireNonNull(value))
                .stream().map(Resources::map).toList();
    }

    static String text(Map<String, ?> properties, String name) {
        return String.valueOf(properties.get(name));
    }

    /** What is a text or a list of texts in a policy. */
    static List<String> texts(@Nullable Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(Object::toString).toList()
                : List.of(String.valueOf(value));
    }

    /** The statements of all permissions of roles. */
    static Stream<Map<String, Object>> permissions(Template template) {
        return properties(template, "AWS::IAM::Policy").stream()
                .flatMap(policy -> maps(map(policy.get("PolicyDocument")).get("Statement")).stream());
    }

    /** The actions that a role whose policy has this in its id is allowed. */
    static List<String> actionsOf(Template template, String idPart) {
        return template.findResources("AWS::IAM::Policy").entrySet().stream()
                .filter(policy -> policy.getKey().contains(idPart))
                .flatMap(policy ->
                        maps(map(map(policy.getValue().get("Properties")).get("PolicyDocument"))
                                        .get("Statement"))
                                .stream())
                .flatMap(statement -> texts(statement.get("Action")).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
