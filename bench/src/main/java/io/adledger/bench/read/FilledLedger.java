package io.adledger.bench.read;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.bench.LedgerClient;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.journal.ProvenRevision;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A ledger on disk with documents that have ten revisions each, of about 256 bytes, found by an indexed number: and what is
 * asked of it. Any thread may ask.
 */
final class FilledLedger implements AutoCloseable {

    /** Revisions that every document has. */
    static final int REVISIONS = 10;

    private static final int WRITERS = 32;

    private final Ledger ledger;
    private final LedgerClient client;
    private final int documents;

    private FilledLedger(Ledger ledger, int documents) {
        this.ledger = ledger;
        this.client = new LedgerClient(ledger);
        this.documents = documents;
    }

    /**
     * Makes one with so many revisions, one to a block, as commands make them: all documents, then one revision more of each,
     * and so on.
     *
     * @param revisions a multiple of {@link #REVISIONS}
     */
    static void make(Path folder, int revisions) throws Exception {
        try (Ledger ledger = Ledger.open("bench", LedgerSettings.defaults(), folder)) {
            LedgerClient client = new LedgerClient(ledger);
            client.execute("CREATE TABLE Events");
            client.execute("CREATE INDEX ON Events (number)");
            int documents = revisions / REVISIONS;
            each(documents, number -> client.execute("INSERT INTO Events ?", document(number)));
            for (int round = 1; round < REVISIONS; round++) {
                IonValue next = ION.newInt(round);
                each(
                        documents,
                        number -> client.execute(
                                "UPDATE Events AS e SET e.round = ? WHERE e.number = ?", next, ION.newInt(number)));
            }
        }
    }

    private static void each(int documents, IntConsumer work) throws Exception {
        List<Future<?>> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                parts.add(threads.submit(() -> IntStream.iterate(writer, n -> n < documents, n -> n + WRITERS)
                        .forEach(work)));
            }
        }
        for (Future<?> part : parts) {
            part.get();
        }
    }

    private static IonStruct document(int number) {
        IonStruct document = ION.newEmptyStruct();
        document.put("number").newInt(number);
        document.put("round").newInt(0);
        document.put("text").newString("x".repeat(190));
        return document;
    }

    /** One that was made with as many. */
    static FilledLedger open(Path folder, int revisions) {
        return new FilledLedger(Ledger.open("bench", LedgerSettings.defaults(), folder), revisions / REVISIONS);
    }

    /** How many documents it has; their numbers are those below. */
    int documents() {
        return documents;
    }

    /** The document with a number, by the index. */
    IonStruct byIndex(int number) {
        return (IonStruct) one("SELECT * FROM Events AS e WHERE e.number = ?", ION.newInt(number));
    }

    /** The id of the document with a number. */
    String documentId(int number) {
        IonStruct found = (IonStruct) one("SELECT d FROM Events AS e BY d WHERE e.number = ?", ION.newInt(number));
        return ((IonText) found.get("d")).stringValue();
    }

    /** The document with an id. */
    IonStruct byId(String documentId) {
        return (IonStruct) one("SELECT * FROM Events AS e BY d WHERE d = ?", ION.newString(documentId));
    }

    /** All revisions of a document. */
    List<IonValue> history(String documentId) {
        return client.execute(
                "SELECT h.metadata.version, h.data FROM history(Events) AS h WHERE h.metadata.id = ?",
                ION.newString(documentId));
    }

    /** The block of a document's newest revision. */
    BlockAddress address(String documentId) {
        IonStruct row = (IonStruct)
                one("SELECT c.blockAddress FROM _ql_committed_Events AS c BY d WHERE d = ?", ION.newString(documentId));
        IonStruct address = (IonStruct) row.get("blockAddress");
        return new BlockAddress(
                ((IonText) address.get("strandId")).stringValue(), ((IonInt) address.get("sequenceNo")).longValue());
    }

    /** The digest as it is now. */
    Digest digest() {
        return ledger.proofs().digest();
    }

    /** A document's revision in a block, with its proof for a digest. */
    ProvenRevision proof(BlockAddress address, String documentId, Digest digest) {
        return ledger.proofs().revision(address, documentId, Optional.of(digest.tip()));
    }

    private IonValue one(String statement, IonValue parameter) {
        return client.execute(statement, parameter).getFirst();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
