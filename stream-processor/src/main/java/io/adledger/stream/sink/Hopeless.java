package io.adledger.stream.sink;

/** What becomes of a record that cannot be read, or that its sink refuses for good. */
public enum Hopeless {

    /** It becomes a dead letter, and those behind it go on. */
    SET_ASIDE,

    /** Nothing may be skipped: it comes again until someone has seen to it. */
    STOP
}
