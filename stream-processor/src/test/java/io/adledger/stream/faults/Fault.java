package io.adledger.stream.faults;

/** How a server may fail its clients. */
enum Fault {
    /** Nobody listens on its port. */
    CLOSED,
    /** It answers everything with 500. */
    FAILING,
    /** It answers everything with 429. */
    THROTTLING,
    /** It takes a while for everything, and ends connections in the midst of it now and then. */
    SLOW
}
