package io.adledger.bench.report;

/** Is told what is being done right now. */
@FunctionalInterface
public interface Progress {

    /** A short line, formatted as by {@link String#format}. */
    void say(String format, Object... values);
}
