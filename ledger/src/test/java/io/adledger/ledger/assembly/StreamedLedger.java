package io.adledger.ledger.assembly;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ad.stream.KplAggregate;
import io.adledger.ad.stream.UserRecord;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.stream.JournalTap;
import io.adledger.ledger.stream.KinesisRecord;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A ledger with a random past of every kind, and the records of its stream. */
public final class StreamedLedger implements AutoCloseable {

    private static final String ARN = "arn:aws:qldb:us-east-1:000000000000:stream/ads/one";

    private final Ledger ledger;
    private final Random random;
    private final String table;
    private int made;
    private int undropped;

    public StreamedLedger(long seed) {
        this(seed, InstantSource.system());
    }

    public StreamedLedger(long seed, InstantSource clock) {
        ledger = Ledger.inMemory("ads", LedgerSettings.defaults().withClock(clock));
        random = new Random(seed);
        table = text(Committed.execute(ledger, "CREATE TABLE Ads"), "tableId");
        Committed.execute(ledger, "CREATE INDEX ON Ads (number)");
    }

    public Ledger ledger() {
        return ledger;
    }

    public Digest digest() {
        return ledger.proofs().digest();
    }

    /** Goes on by some transactions. */
    public StreamedLedger goOn(int transactions) {
        for (int i = 0; i < transactions; i++) {
            step();
        }
        return this;
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0 -> changeCatalog();
            case 1 ->
                Committed.execute(ledger, "DELETE FROM Ads WHERE number = ?", ION.newInt(random.nextInt(made + 1)));
            case 2, 3, 4 ->
                Committed.execute(
                        ledger,
                        "UPDATE Ads SET title = ? WHERE number = ?",
                        ION.newString("title " + random.nextInt()),
                        ION.newInt(random.nextInt(made + 1)));
            case 5 -> redact();
            case 6 -> insert(1 + random.nextInt(30));
            default -> insert(1);
        }
    }

    private void changeCatalog() {
        int number = made++;
        String id = text(Committed.execute(ledger, "CREATE TABLE T" + number), "tableId");
        Committed.execute(ledger, "INSERT INTO T" + number + " {'number': 1}");
        Committed.execute(ledger, "DROP TABLE T" + number);
        if (random.nextBoolean() && undropped++ < 10) {
            Committed.execute(ledger, "UNDROP TABLE \"" + id + "\"");
        }
    }

    private void insert(int documents) {
        var values = ION.newEmptyList();
        for (int i = 0; i < documents; i++) {
            IonStruct value = values.add().newEmptyStruct();
            value.put("number").newInt(made++);
            value.put("title").newString("secret-" + "x".repeat(random.nextInt(200)));
        }
        Committed.execute(ledger, "INSERT INTO Ads ?", values);
    }

    /** Redacts the data of a revision that is past, if there is one. */
    private void redact() {
        List<IonValue> past = Committed.execute(
                ledger,
                "SELECT h.blockAddress, h.metadata.id, h.metadata.version, h.data FROM history(Ads) AS h, Ads AS a BY id"
                        + " WHERE h.metadata.id = id AND h.data IS NOT MISSING");
        List<IonStruct> rows = new ArrayList<>();
        for (IonValue row : past) {
            rows.add((IonStruct) row);
        }
        Collections.shuffle(rows, random);
        for (IonStruct row : rows) {
            long newest = rows.stream()
                    .filter(other -> other.get("id").equals(row.get("id")))
                    .mapToLong(other -> ((com.amazon.ion.IonInt) other.get("version")).longValue())
                    .max()
                    .orElseThrow();
            if (((com.amazon.ion.IonInt) row.get("version")).longValue() < newest) {
                Committed.execute(
                        ledger,
                        "EXEC REDACT_REVISION ?, ?, ?",
                        row.get("blockAddress").clone(),
                        ION.newString(table),
                        row.get("id").clone());
                return;
            }
        }
    }

    /** The records of its stream, as they are now. */
    public List<byte[]> records() {
        try {
            List<byte[]> records = new ArrayList<>();
            for (KinesisRecord packed :
                    new JournalTap(ledger.journal(), ARN).read(Optional.empty(), 1, Duration.ZERO)) {
                records.addAll(unpacked(packed));
            }
            for (KinesisRecord packed : new JournalTap(ledger.journal(), ARN)
                    .read(Optional.of(io.adledger.ledger.stream.StreamPosition.CREATED), 100_000, Duration.ZERO)) {
                records.addAll(unpacked(packed));
            }
            return records;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> unpacked(KinesisRecord packed) {
        byte[] data = new byte[packed.data().remaining()];
        packed.data().duplicate().get(data);
        return KplAggregate.unpack(packed.partitionKey(), data).stream()
                .map(UserRecord::toBytes)
                .toList();
    }

    /** Records shuffled, some of them twice, in batches of any size. */
    public static List<List<byte[]>> disordered(List<byte[]> records, Random random) {
        List<byte[]> all = new ArrayList<>(records);
        records.stream().filter(record -> random.nextInt(4) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        List<List<byte[]>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(20));
            batches.add(all.subList(from, to));
            from = to;
        }
        return batches;
    }

    private static String text(List<IonValue> rows, String field) {
        return ((IonText) ((IonStruct) rows.getFirst()).get(field)).stringValue();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
