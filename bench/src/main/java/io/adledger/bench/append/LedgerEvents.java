package io.adledger.bench.append;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import io.adledger.bench.LedgerClient;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.nio.file.Path;

/**
 * The ledger in this process, as AdLedger uses it: a document for each stream, a revision of it for each event, and a
 * transaction that writes only if the document is at the number before.
 */
final class LedgerEvents implements EventStore {

    private static final String APPEND = "UPDATE Streams AS s BY id SET s = ? WHERE id = ? AND s.number = ?";

    private final Ledger ledger;
    private final LedgerClient client;

    private LedgerEvents(Ledger ledger) {
        this.ledger = ledger;
        this.client = new LedgerClient(ledger);
        client.execute("CREATE TABLE Streams");
    }

    /** A new one in a folder. */
    static LedgerEvents in(Path folder) {
        return new LedgerEvents(Ledger.open("bench", LedgerSettings.defaults(), folder));
    }

    @Override
    public EventStream begin(String name) {
        IonStruct inserted = (IonStruct) client.execute("INSERT INTO Streams ?", ion(new Event(name, -1, "Begun", "")))
                .getFirst();
        String id = ((IonText) inserted.get("documentId")).stringValue();
        return event -> {
            if (client.execute(APPEND, ion(event), ION.newString(id), ION.newInt(event.number() - 1))
                    .isEmpty()) {
                throw new StaleNumberException(event);
            }
        };
    }

    private static IonStruct ion(Event event) {
        IonStruct struct = ION.newEmptyStruct();
        struct.put("stream").newString(event.stream());
        struct.put("number").newInt(event.number());
        struct.put("type").newString(event.type());
        struct.put("text").newString(event.text());
        return struct;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
