package io.adledger.bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import org.junit.jupiter.api.Test;

/** The driver completes the same transaction with both servers. */
class TransferTest {

    @Test
    void theLedgerKeepsWhatWasWritten() {
        try (LedgerCatalog catalog = LedgerCatalog.inMemory(CatalogSettings.defaults());
                LedgerServer server = LedgerServer.start(ServerSettings.onPort(0), catalog);
                Transfer transfer = Transfer.through(server.endpoint(), 1)) {
            catalog.obtain(NewLedger.named(Transfer.LEDGER));
            transfer.prepare(1);

            assertThat(transfer.run(0)).isZero();
            assertThat(transfer.run(0)).isEqualTo(1);
        }
    }

    @Test
    void cannedAnswersSatisfyTheDriver() {
        try (CannedServer server = new CannedServer(Transfer.cannedAnswers());
                Transfer transfer = Transfer.through(server.endpoint(), 1)) {
            assertThat(transfer.run(0)).isEqualTo(1);
            assertThat(transfer.run(0)).isEqualTo(1);
        }
    }
}
