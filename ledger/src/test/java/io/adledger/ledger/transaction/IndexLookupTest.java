package io.adledger.ledger.transaction;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What an index finds is what looking through the table finds. */
class IndexLookupTest {

    private static final int DOCUMENTS = 4_000;
    private static final LedgerSettings LARGE = new LedgerSettings(
            InstantSource.system(), Duration.ofMinutes(1), DOCUMENTS, 64 << 20, 128 << 10, 20, 40, 5);

    private final Random random = new Random(7);

    @Test
    void everyDocumentIsFoundByItsIndexedValue() {
        IonList documents = ION.newEmptyList();
        for (int i = 0; i < DOCUMENTS; i++) {
            IonStruct document = documents.add().newEmptyStruct();
            document.put("k", value(i));
            document.put("n").newInt(i);
        }
        try (Ledger ledger = Ledger.inMemory("ads", LARGE)) {
            Client client = new Client(ledger);
            client.execute("CREATE TABLE Things");
            client.execute("CREATE INDEX ON Things (k)");
            client.execute("INSERT INTO Things ?", documents);

            try (Client.Open transaction = client.begin()) {
                for (IonValue document : documents) {
                    IonValue key = ((IonStruct) document).get("k").clone();
                    assertThat(transaction.execute("SELECT VALUE t.n FROM Things AS t WHERE t.k = ?", key))
                            .as("documents whose k is %s", key)
                            .contains(((IonStruct) document).get("n"));
                }
            }
        }
    }

    private IonValue value(int number) {
        List<Supplier<IonValue>> kinds = List.of(
                () -> ION.newInt(number),
                () -> ION.newInt(random.nextLong()),
                () -> ION.newString("text-" + number),
                () -> ION.newFloat(random.nextDouble()),
                () -> ION.newBlob(new byte[] {(byte) number, (byte) 0xff}),
                () -> ION.newList(ION.newInt(number)));
        return kinds.get(number % kinds.size()).get();
    }
}
