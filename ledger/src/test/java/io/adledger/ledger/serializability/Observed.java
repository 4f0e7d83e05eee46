package io.adledger.ledger.serializability;

import java.util.List;
import java.util.Set;

/**
 * A committed transaction as its client saw it.
 *
 * @param begun a moment before it began, on a clock that all clients share
 * @param ended a moment after its commit was acknowledged
 */
record Observed(String name, long begun, long ended, List<Operation> operations) {

    Observed {
        operations = List.copyOf(operations);
    }

    /** What a transaction did. Elements are unique in the history: each tells who put it there. */
    sealed interface Operation {

        /** Put an element at the end of a list. */
        record Append(String list, int element) implements Operation {}

        /** Saw these elements of a list, in this order. */
        record ReadList(String list, List<Integer> elements) implements Operation {}

        /** Put an element into a set. */
        record Add(String set, int element) implements Operation {}

        /** Saw these elements of a set. */
        record ReadSet(String set, Set<Integer> elements) implements Operation {}
    }
}
