package io.adledger.local.ledger;

import static io.adledger.local.ledger.VerifyRun.execute;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonValue;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import io.adledger.ledger.transaction.Ledger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger that is served, verified through QLDB's own clients. */
class VerifyRunningTest {

    private final LedgerCatalog catalog = LedgerCatalog.inMemory(CatalogSettings.defaults());
    private final LedgerServer server = LedgerServer.start(ServerSettings.onPort(0), catalog);
    private String table = "";
    private String document = "";

    @BeforeEach
    void aLedgerWithADocumentOfThreeRevisions() {
        catalog.obtain(NewLedger.named("ads"));
        table = ledger(ledger -> execute(ledger, "CREATE TABLE Ads"));
        document = ledger(ledger -> execute(ledger, "INSERT INTO Ads {'adId': 'ad-1'}"));
        ledger(ledger -> execute(ledger, "UPDATE Ads SET adId = 'ad-2'"));
        ledger(ledger -> execute(ledger, "INSERT INTO Ads {'adId': 'ad-9'}"));
        ledger(ledger -> execute(ledger, "UPDATE Ads SET adId = 'ad-3' WHERE adId = 'ad-2'"));
    }

    @AfterEach
    void stop() {
        server.close();
        catalog.close();
    }

    @Test
    void aWholeJournalIsVerified() {
        VerifyRun run = VerifyRun.of("--endpoint", endpoint());

        assertThat(run.output()).contains("verified: blocks 0 to 5", "digest " + digest().hash() + ", tip 5");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void everyRevisionOfADocumentIsVerifiedByItsProof() {
        VerifyRun run = VerifyRun.of("--endpoint", endpoint(), "--table", "Ads", "--document", document);

        assertThat(run.output())
                .contains("version 0, block 2", "version 1, block 3", "version 2, block 5", "verified: 3 revisions");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void whatADigestThatWasKeptCoversIsVerifiedAgainstIt() {
        Digest kept = digest();
        ledger(ledger -> execute(ledger, "UPDATE Ads SET adId = 'ad-4' WHERE adId = 'ad-3'"));
        String[] arguments = {
            "--endpoint", endpoint(), "--table", "Ads", "--document", document, "--digest", "", "--tip", "5"
        };

        arguments[7] = kept.hash().toString();
        assertThat(VerifyRun.of(arguments).output()).contains("verified: 4 revisions", "block 5 or 6");

        arguments[7] = digest().hash().toString();
        assertThat(VerifyRun.of(arguments).output()).contains("leads to the digest");
    }

    @Test
    void aRedactedRevisionIsVerifiedLikeAnyOther() {
        IonValue address =
                IonValues.ION.singleValue("{strandId: \"" + digest().tip().strandId() + "\", sequenceNo: 2}");
        ledger(ledger -> execute(
                ledger,
                "EXEC REDACT_REVISION ?, ?, ?",
                address,
                IonValues.ION.newString(table),
                IonValues.ION.newString(document)));

        assertThat(VerifyRun.of("--endpoint", endpoint()).output()).contains("1 of them redacted", "tip 6");
        assertThat(VerifyRun.of("--endpoint", endpoint(), "--table", "Ads", "--document", document)
                        .output())
                .contains("redacted", "verified: 3 revisions");
    }

    @Test
    void anotherDigestThanTheOneThatWasKeptIsAFailure() {
        VerifyRun run = VerifyRun.of(
                "--endpoint", endpoint(), "--digest", digest().hash().toString(), "--tip", "3");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("block 3", "has the digest");
    }

    @Test
    void aLedgerThatWorksIsLeftAloneWhenItIsToBeReopened() {
        VerifyRun works = VerifyRun.of(new ReopenCommand(), "--endpoint", endpoint());
        assertThat(works.output()).contains("ledger ads is open");
        assertThat(works.exitCode()).isZero();
        assertThat(VerifyRun.of("--endpoint", endpoint()).output()).contains("verified: blocks 0 to 5");

        VerifyRun unknown = VerifyRun.of(new ReopenCommand(), "--endpoint", endpoint(), "--ledger", "other");
        assertThat(unknown.output()).contains("is not found");
        assertThat(unknown.exitCode()).isEqualTo(1);
    }

    @Test
    void anUnknownDocumentOrLedgerIsAFailure() {
        assertThat(VerifyRun.of("--endpoint", endpoint(), "--table", "Ads", "--document", table)
                        .exitCode())
                .isEqualTo(1);
        assertThat(VerifyRun.of("--endpoint", endpoint(), "--ledger", "other").exitCode())
                .isEqualTo(1);
    }

    private String endpoint() {
        return server.endpoint().toString();
    }

    private Digest digest() {
        return catalog.use("ads", ledger -> ledger.proofs().digest());
    }

    private String ledger(Function<Ledger, String> work) {
        return catalog.use("ads", work);
    }
}
