package io.adledger.bench.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.ProvenRevision;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilledLedgerTest {

    @TempDir
    private Path folder;

    @Test
    void everyQuestionHasItsAnswer() throws Exception {
        FilledLedger.make(folder, 100);
        try (FilledLedger ledger = FilledLedger.open(folder, 100)) {
            String id = ledger.documentId(7);
            BlockAddress address = ledger.address(id);

            assertThat(ledger.documents()).isEqualTo(10);
            assertThat(number(ledger.byIndex(7))).isEqualTo(7);
            assertThat(number(ledger.byId(id))).isEqualTo(7);
            assertThat(ledger.history(id)).hasSize(10);
            ProvenRevision proven = ledger.proof(address, id, ledger.digest());
            assertThat(proven.revision().metadata().id()).isEqualTo(id);
            assertThat(proven.revision().metadata().version()).isEqualTo(9);
            assertThat(proven.proof()).isPresent();
        }
    }

    private static int number(IonStruct document) {
        return ((IonInt) document.get("number")).intValue();
    }
}
