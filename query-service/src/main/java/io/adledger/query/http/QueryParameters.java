package io.adledger.query.http;

import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.query.ad.Cursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the parameters of queries; what cannot be read is a problem. */
final class QueryParameters {

    static final int DEFAULT_LIMIT = 20;
    static final int MOST = 100;

    private QueryParameters() {}

    static int limit(Optional<String> text) {
        try {
            int limit = text.map(Integer::parseInt).orElse(DEFAULT_LIMIT);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Told like a number out of bounds.
        }
        throw bad("limit is a number from 1 to " + MOST + ".");
    }

    static Optional<Cursor> cursor(Optional<String> token) {
        return token.map(
                text -> Cursor.of(text).orElseThrow(() -> bad("cursor is not one that this service has given.")));
    }

    static boolean versions(Optional<String> text) {
        return switch (text.orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad("versions is true or false.");
        };
    }

    static Instant moment(String text) {
        try {
            // A plus sign that was not escaped arrives as a space.
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw bad("at is a moment in ISO 8601 with its offset, like 2025-07-31T12:00:00Z.");
        }
    }

    static ProblemException bad(String detail) {
        return new ProblemException(ProblemKind.BAD_REQUEST, detail);
    }
}
