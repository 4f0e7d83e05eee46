package io.adledger.ledger.server.control;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The part of a list that a call asks for, by {@code max_results} and {@code next_token}. A token names the last item that
 * was given out, so that items that come and go meanwhile move no others.
 */
final class Pagination {

    private static final int MOST = 100;

    private Pagination() {}

    /** Some items of a list, and the token to go on with. */
    record Page<T>(List<T> items, Optional<String> nextToken) {}

    /**
     * The page that is asked for.
     *
     * @param key a text of its own for each item; pages are in the order of these
     */
    static <T> Page<T> of(List<T> items, Function<T, String> key, Call call) {
        int most = mostResults(call);
        String after = after(call);
        List<T> left = items.stream()
                .sorted(Comparator.comparing(key))
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .toList();
        if (left.size() <= most) {
            return new Page<>(left, Optional.empty());
        }
        List<T> page = left.subList(0, most);
        return new Page<>(page, Optional.of(token(key.apply(page.getLast()))));
    }

    /** A key by which the newest comes first. */
    static String newestFirst(Instant createdAt, String id) {
        return "%019d%s".formatted(Long.MAX_VALUE - createdAt.toEpochMilli(), id);
    }

    private static int mostResults(Call call) {
        List<String> values = call.query("max_results");
        if (values.isEmpty()) {
            return MOST;
        }
        String most = values.getFirst();
        if (!most.matches("[0-9]{1,3}") || Integer.parseInt(most) < 1 || Integer.parseInt(most) > MOST) {
            throw Fault.invalidParameter("MaxResults", "MaxResults is a number from 1 to " + MOST);
        }
        return Integer.parseInt(most);
    }

    private static String token(String last) {
        return Base64.getEncoder().encodeToString(("after:" + last).getBytes(StandardCharsets.UTF_8));
    }

    private static String after(Call call) {
        List<String> tokens = call.query("next_token");
        if (tokens.isEmpty()) {
            return "";
        }
        try {
            String text = new String(Base64.getDecoder().decode(tokens.getFirst()), StandardCharsets.UTF_8);
            if (text.startsWith("after:")) {
                return text.substring("after:".length());
            }
        } catch (IllegalArgumentException e) {
            // Told below, as every other token that is not ours.
        }
        throw Fault.invalidParameter("NextToken", "NextToken is not one that was given out");
    }
}
