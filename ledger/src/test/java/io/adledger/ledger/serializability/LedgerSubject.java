package io.adledger.ledger.serializability;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.transaction.Client;
import io.adledger.ledger.transaction.OccConflictException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A ledger, or several servers on one journal, each transaction with the next of them. A list is a document with an Ion
 * list in it, found by its index; a set is all documents that say they are in it, found by an index if its name says so
 * and by looking through the table otherwise.
 */
final class LedgerSubject implements Subject {

    private final List<Client> servers;
    private final AtomicInteger turn = new AtomicInteger();

    LedgerSubject(List<Client> servers, List<String> lists) {
        this.servers = servers;
        Client first = servers.getFirst();
        first.execute("CREATE TABLE Lists");
        first.execute("CREATE INDEX ON Lists (name)");
        first.execute("CREATE TABLE Indexed");
        first.execute("CREATE INDEX ON Indexed (owner)");
        first.execute("CREATE TABLE Scanned");
        lists.forEach(list -> first.execute("INSERT INTO Lists {'name': ?, 'elements': []}", list));
    }

    @Override
    public Attempt begin() {
        return new LedgerAttempt(
                servers.get(turn.getAndIncrement() % servers.size()).begin());
    }

    private record LedgerAttempt(Client.Open transaction) implements Attempt {

        @Override
        public void append(String list, int element) {
            transaction.execute("FROM Lists AS l WHERE l.name = ? INSERT INTO l.elements VALUE ?", list, element);
        }

        @Override
        public List<Integer> readList(String list) {
            IonStruct document = (IonStruct) transaction
                    .execute("SELECT l.elements FROM Lists AS l WHERE l.name = ?", list)
                    .getFirst();
            return new ArrayList<>(((IonList) document.get("elements"))
                    .stream().map(LedgerAttempt::number).toList());
        }

        @Override
        public void add(String set, int element) {
            transaction.execute("INSERT INTO " + table(set) + " {'owner': ?, 'element': ?}", set, element);
        }

        @Override
        public Set<Integer> readSet(String set) {
            Set<Integer> elements = new HashSet<>();
            transaction
                    .execute("SELECT VALUE s.element FROM " + table(set) + " AS s WHERE s.owner = ?", set)
                    .forEach(value -> elements.add(number(value)));
            return elements;
        }

        private static String table(String set) {
            return set.startsWith("indexed") ? "Indexed" : "Scanned";
        }

        private static int number(IonValue value) {
            return ((IonInt) value).intValue();
        }

        @Override
        public boolean commit() {
            try {
                transaction.commit();
                return true;
            } catch (OccConflictException e) {
                return false;
            }
        }
    }
}
