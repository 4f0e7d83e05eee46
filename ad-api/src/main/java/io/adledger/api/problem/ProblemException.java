package io.adledger.api.problem;

import java.util.List;

/** A request that gets a problem for an answer. */
public final class ProblemException extends RuntimeException {

    /** The detail of every refusal of someone whose token holds: it tells nothing of what is behind the path. */
    public static final String NOT_ALLOWED = "The ad, or what you ask for, is not yours.";

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String detail;
    private final transient List<Fault> faults;

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
        super(detail, null, false, false);
        this.kind = kind;
        this.detail = detail;
        this.faults = List.copyOf(faults);
    }

    /** Its kind. */
    public ProblemKind kind() {
        return kind;
    }

    Problem problem() {
        return Problem.of(kind, detail, faults);
    }
}
