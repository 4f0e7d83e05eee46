package io.adledger.command.http;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/** What a parser says, in words for who sent the request. */
final class Sentence {

    private static final int LONGEST = 200;

    private Sentence() {}

    /** The first line of a message, without what follows of the parser's own affairs. */
    static String of(String message) {
        String line = message.lines()
                .findFirst()
                .orElse("it cannot be read")
                .replaceAll(", from `[^`]*`| \\(start marker at .*", "");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** Where, as the end of a sentence. */
    static String at(@Nullable JsonLocation location) {
        return location == null ? "." : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ").";
    }
}
