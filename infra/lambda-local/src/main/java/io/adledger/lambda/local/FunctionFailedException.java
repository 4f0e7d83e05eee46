package io.adledger.lambda.local;

import java.util.Optional;

/** A function did not start, or did not answer an event. The message has what it wrote to its log. */
public final class FunctionFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;

    FunctionFailedException(String what, String error, String log) {
        super(what + (error.isEmpty() ? "" : ": " + error) + "\n--- its log\n" + log);
        this.error = error;
    }

    /** What it reported to Lambda: {@code errorType}, {@code errorMessage} and {@code stackTrace} in JSON; nothing if it is gone or late. */
    public Optional<String> error() {
        return Optional.of(error).filter(text -> !text.isEmpty());
    }
}
