package io.adledger.api.problem;

import java.time.Duration;
import java.util.List;

/** A request that gets a problem for an answer. */
public final class ProblemException extends RuntimeException {

    /** The detail of every refusal of someone whose token holds: it tells nothing of what is behind the path. */
    public static final String NOT_ALLOWED = "The ad, or what you ask for, is not yours.";

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String detail;
    private final transient List<Fault> faults;
    private final Duration wait;

    /**
     * A problem.
     *
     * @param detail a sentence for who sent the request
     */
    public ProblemException(ProblemKind kind, String detail) {
        this(kind, detail, List.of());
    }

    /**
     * A problem with its faults.
     *
     * @param detail a sentence for who sent the request
     */
    public ProblemException(ProblemKind kind, String detail, List<Fault> faults) {
        this(kind, detail, faults, Duration.ofSeconds(1));
    }

    private ProblemException(ProblemKind kind, String detail, List<Fault> faults, Duration wait) {
        super(detail, null, false, false);
        this.wait = wait;
        this.kind = kind;
        this.detail = detail;
        this.faults = List.copyOf(faults);
    }

    /**
     * A caller sends more than it may.
     *
     * @param wait until it may send another request
     */
    public static ProblemException tooManyRequests(Duration wait) {
        return new ProblemException(
                ProblemKind.TOO_MANY_REQUESTS, "Wait as long as Retry-After says, and send fewer.", List.of(), wait);
    }

    /** When it may be worth another try, in whole seconds, 1 at least; of kinds that pass by themselves. */
    long retryAfterSeconds() {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }

    /** Its kind. */
    public ProblemKind kind() {
        return kind;
    }

    Problem problem() {
        return Problem.of(kind, detail, faults);
    }
}
