package io.adledger.ledger.serializability;

import java.util.List;
import java.util.Set;

/** Something with transactions over lists and sets, whose serializability is in question. Thread-safe. */
interface Subject {

    Attempt begin();

    /** A transaction. Used by one thread at a time. */
    interface Attempt {

        void append(String list, int element);

        List<Integer> readList(String list);

        void add(String set, int element);

        Set<Integer> readSet(String set);

        /** Whether it committed: not if there was a conflict. */
        boolean commit();
    }
}
