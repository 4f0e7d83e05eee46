package io.adledger.local.load;

import java.util.stream.Stream;

/** Where the rows of a load come from: the same rows in the same order each time. */
interface RowSource {

    /** Names the content: the same content has the same fingerprint, at most 64 printable ASCII characters. */
    String fingerprint();

    /** How many rows there are. */
    int count();

    /** The rows in the order in which they are to be published; closed by the caller. */
    Stream<Row> rows();
}
