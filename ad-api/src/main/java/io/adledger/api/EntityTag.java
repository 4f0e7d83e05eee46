package io.adledger.api;

import io.adledger.api.problem.Fault;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as an entity tag, and lists of tags as requests have them (RFC 9110, 8.8.3 and 13.1).
 *
 * @param value between the quotes
 */
public record EntityTag(boolean weak, String value) {

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*");

    /** The tag of a version. */
    public static EntityTag of(long version) {
        return new EntityTag(false, Long.toString(version));
    }

    /** As in a header. */
    @Override
    public String toString() {
        return (weak ? "W/" : "") + '"' + value + '"';
    }

    /**
     * What a request expects.
     *
     * @param any whether any version will do
     */
    public record Condition(boolean any, List<EntityTag> tags) {

        public Condition {
            tags = List.copyOf(tags);
        }

        /** By weak comparison, as If-None-Match compares. */
        public boolean matches(EntityTag tag) {
            return any || tags.stream().anyMatch(expected -> expected.value.equals(tag.value));
        }
    }

    /**
     * Reads the values of {@code If-Match} or {@code If-None-Match}.
     *
     * @param values at least one
     * @throws ProblemException naming the header, if they are neither tags nor {@code *}
     */
    public static Condition condition(String header, List<String> values) {
        String list = String.join(",", values).strip();
        if (list.equals("*")) {
            return new Condition(true, List.of());
        }
        List<EntityTag> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(list);
        int start = 0;
        while (tag.region(start, list.length()).lookingAt()) {
            tags.add(new EntityTag(tag.group(1) != null, tag.group(2)));
            if (tag.end() == list.length()) {
                return new Condition(false, tags);
            }
            if (list.charAt(tag.end()) != ',') {
                break;
            }
            start = tag.end() + 1;
        }
        throw new ProblemException(
                ProblemKind.BAD_REQUEST,
                header + " must be * or entity tags such as \"0\", with their quotes.",
                List.of(new Fault(header, "must be * or entity tags such as \"0\", with their quotes")));
    }
}
