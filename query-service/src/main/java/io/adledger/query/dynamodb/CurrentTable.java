package io.adledger.query.dynamodb;

/** Which table of the state store is read: it may be exchanged for another while readers read. Thread-safe. */
@FunctionalInterface
public interface CurrentTable {

    /** The name of the table, now; asked for with every reading, so it is to be quick. */
    String name();
}
