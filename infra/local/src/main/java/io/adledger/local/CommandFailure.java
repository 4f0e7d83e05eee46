package io.adledger.local;

import org.jspecify.annotations.Nullable;

/** Why a command cannot go on, as one line for the person who called it. */
public final class CommandFailure extends RuntimeException {

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What a failure says about itself, or its kind when it says nothing; that of its innermost cause. */
    public static String reasonOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message.strip();
    }
}
