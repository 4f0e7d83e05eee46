package io.adledger.lambda.local;

/** An error that a function reports; the message is what it reports, in JSON. */
final class ReportedException extends Exception {

    private static final long serialVersionUID = 1L;

    ReportedException(String report) {
        super(report);
    }

    String report() {
        return String.valueOf(getMessage());
    }
}
