package io.adledger.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import io.adledger.ledger.transaction.Transaction;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JournalCopiesTest {

    @TempDir
    private Path folder;

    private final StringWriter output = new StringWriter();
    private final StringWriter faults = new StringWriter();
    private String digest = "";

    @BeforeEach
    void aLedger() {
        try (Ledger ledger = open("data/ledger/ads")) {
            execute(ledger, "CREATE TABLE Ads");
            execute(ledger, "INSERT INTO Ads {'adId': 'ad-1'}");
            digest = ledger.proofs().digest().hash().toString();
        }
    }

    @Test
    void anExportIsImportedUnderAnotherName() {
        try (Ledger running = open("data/ledger/ads")) {
            assertThat(run("export", path("export"), "--data", path("data"))).isZero();
            assertThat(running.proofs().digest().hash()).hasToString(digest);
        }

        assertThat(run("import", path("export"), "--data", path("data"), "--ledger", "copy", "--digest", digest))
                .isZero();

        assertThat(output.toString()).contains("is complete, up to block 2", "imported: blocks 0 to 2", digest);
        assertDigestOf("data/ledger/copy");
    }

    @Test
    void aBackupOfALedgerAtWorkIsRestored() {
        try (Ledger running = open("data/ledger/ads")) {
            assertThat(run("backup", path("backup"), "--data", path("data"))).isZero();
            assertThat(running.proofs().digest().hash()).hasToString(digest);
        }

        assertThat(run("restore", path("backup"), "--data", path("elsewhere"))).isZero();

        assertThat(output.toString()).contains("backed up: blocks 0 to 2", "restored: blocks 0 to 2", digest);
        assertDigestOf("elsewhere/ledger/ads");
    }

    @Test
    void aLedgerThatIsThereIsNotOverwritten() {
        run("backup", path("backup"), "--data", path("data"));
        run("export", path("export"), "--data", path("data"));

        assertThat(run("restore", path("backup"), "--data", path("data"))).isOne();
        assertThat(run("import", path("export"), "--data", path("data"))).isOne();

        assertThat(faults.toString()).contains("not empty");
        assertDigestOf("data/ledger/ads");
    }

    @Test
    void anExportThatIsNotCompleteIsRefusedByName() throws IOException {
        Files.createDirectories(folder.resolve("nothing"));

        assertThat(run("import", path("nothing"), "--data", path("new"))).isOne();

        assertThat(faults.toString()).contains("no manifest of a completed export");
        assertThat(folder.resolve("new/ledger/ads")).doesNotExist();
    }

    private void assertDigestOf(String ledger) {
        try (Ledger opened = open(ledger)) {
            assertThat(opened.proofs().digest().hash()).hasToString(digest);
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        return new CommandLine(new LedgerCommand())
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(faults, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }

    private Ledger open(String directory) {
        return Ledger.open("ads", LedgerSettings.defaults(), folder.resolve(directory));
    }

    private static void execute(Ledger ledger, String statement) {
        try (Transaction transaction = ledger.begin()) {
            Hash ours = IonHash.of(transaction.id()).dot(IonHash.of(statement));
            transaction.execute(statement, List.of()).forEachRemaining(value -> {});
            transaction.commit(ours.toBytes());
        }
    }
}
