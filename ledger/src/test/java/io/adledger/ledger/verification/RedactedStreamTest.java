package io.adledger.ledger.verification;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ledger.stream.JournalTap;
import io.adledger.ledger.stream.KinesisRecord;
import io.adledger.ledger.stream.StreamPosition;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RedactedStreamTest {

    @Test
    void recordsThatAreStreamedAfterARedactionHaveTheHashOfTheData() throws InterruptedException {
        try (Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults())) {
            String table = text(Committed.execute(ledger, "CREATE TABLE Ads"), "tableId");
            String document = text(
                    Committed.execute(ledger, "INSERT INTO Ads ?", ION.singleValue("{title: \"secret\"}")),
                    "documentId");
            Committed.execute(ledger, "UPDATE Ads SET title = 'public'");
            assertThat(streamed(ledger)).contains("secret").doesNotContain("dataHash");

            IonStruct revision = (IonStruct)
                    Committed.execute(ledger, "SELECT * FROM history(Ads)").getFirst();
            Committed.execute(
                    ledger,
                    "EXEC REDACT_REVISION ?, ?, ?",
                    revision.get("blockAddress").clone(),
                    ION.newString(table),
                    ION.newString(document));

            assertThat(streamed(ledger)).doesNotContain("secret").contains("dataHash", "redactionInfo", "public");
        }
    }

    private static String streamed(Ledger ledger) throws InterruptedException {
        return new JournalTap(ledger.journal(), "arn:aws:qldb:::stream/ads/one")
                .read(Optional.of(StreamPosition.CREATED), 1_000, Duration.ZERO).stream()
                        .map(KinesisRecord::data)
                        .map(data -> StandardCharsets.ISO_8859_1
                                .decode(data.duplicate())
                                .toString())
                        .collect(Collectors.joining());
    }

    private static String text(List<IonValue> rows, String field) {
        return ((IonText) ((IonStruct) rows.getFirst()).get(field)).stringValue();
    }
}
