package io.adledger.ledger.imports;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.export.OutputFormat;
import io.adledger.ledger.export.S3Server;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalImportTest {

    @TempDir
    private Path folder;

    private final Ledger source = Ledger.inMemory("ads", LedgerSettings.defaults());

    @BeforeEach
    void fill() {
        ExportedLedger.fill(source);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = OutputFormat.class,
            names = {"ION_TEXT", "ION_BINARY"})
    void whatIsImportedIsTheLedgerThatWasExported(OutputFormat format) {
        JournalContent report = exportAndImport(format);

        assertThat(report.digest()).isEqualTo(source.proofs().digest());
        try (Ledger imported = open()) {
            assertThat(imported.proofs().digest()).isEqualTo(source.proofs().digest());
            for (String query : List.of(
                    "SELECT * FROM Ads",
                    "SELECT * FROM _ql_committed_Ads",
                    "SELECT * FROM history(Ads)",
                    "SELECT * FROM Ads AS a WHERE a.adId = 3",
                    "SELECT * FROM \"Empty\"",
                    "SELECT name, status FROM information_schema.user_tables",
                    "SELECT i.expr FROM information_schema.user_tables AS t, t.indexes AS i")) {
                assertThat(new HashSet<>(Committed.execute(imported, query)))
                        .as(query)
                        .isEqualTo(new HashSet<>(Committed.execute(source, query)));
            }
        }
    }

    @Test
    void tablesWithDocumentsKeepTheirIds() {
        exportAndImport(OutputFormat.ION_TEXT);

        try (Ledger imported = open()) {
            String query = "SELECT tableId, name FROM information_schema.user_tables WHERE name <> 'Empty'";
            assertThat(Committed.execute(imported, query))
                    .containsExactlyInAnyOrderElementsOf(Committed.execute(source, query));
            assertThat(Committed.execute(imported, "UNDROP TABLE \"" + tableId(source, "Dropped") + "\""))
                    .hasSize(1);
            assertThat(Committed.execute(imported, "SELECT * FROM Dropped")).hasSize(1);
        }
    }

    @Test
    void newTransactionsContinueTheChain() {
        exportAndImport(OutputFormat.ION_BINARY);
        long tip = source.journal().tip().orElseThrow().sequenceNo();

        try (Ledger imported = open()) {
            Committed.execute(imported, "INSERT INTO Ads {'adId': 100}");
            Committed.execute(imported, "INSERT INTO \"Empty\" {'adId': 100}");
            Committed.execute(imported, "CREATE INDEX ON Ads (title)");
            Committed.execute(imported, "UPDATE Ads SET title = 'a tandem' WHERE adId = 3");

            assertThat(Committed.execute(imported, "SELECT * FROM Ads WHERE title = 'a tandem'"))
                    .hasSize(1);
            assertThat(imported.journal().block(tip + 1).orElseThrow().previousBlockHash())
                    .isEqualTo(source.journal().tip().orElseThrow().blockHash());
            assertThat(ChainVerifier.verify(imported.journal())).isEqualTo(tip + 5);
        }
        try (Ledger again = open()) {
            assertThat(Committed.execute(again, "SELECT * FROM \"Empty\"")).hasSize(1);
        }
    }

    @Test
    void theViewsOfAnImportedLedgerCanBeBuiltAgain() throws IOException {
        exportAndImport(OutputFormat.ION_BINARY);
        String query = "SELECT * FROM information_schema.user_tables";
        List<IonValue> before;
        try (Ledger imported = open()) {
            before = Committed.execute(imported, query);
        }
        remove(folder.resolve("ledger/views"));

        try (Ledger imported = open()) {
            assertThat(Committed.execute(imported, query)).isEqualTo(before);
        }
    }

    @Test
    void anImportedLedgerCanBeExportedAndImportedAgain() {
        exportAndImport(OutputFormat.ION_BINARY);
        try (Ledger imported = open()) {
            Committed.execute(imported, "INSERT INTO Ads {'adId': 100}");
            ExportedLedger.export(imported, folder.resolve("jobs2"), folder.resolve("second"), OutputFormat.ION_TEXT);

            JournalContent report = JournalImport.of(new DirectoryObjectStore(folder.resolve("second")), "")
                    .into(folder.resolve("again"));

            assertThat(report.digest()).isEqualTo(imported.proofs().digest());
        }
    }

    @Test
    void anExportIsImportedOutOfABucketByItsPrefix() throws Exception {
        ExportedLedger.export(source, folder.resolve("jobs"), folder.resolve("s3/bucket"), OutputFormat.ION_TEXT);
        try (S3Server s3 = S3Server.start(folder.resolve("s3"), "bucket")) {
            JournalContent report =
                    JournalImport.of(s3.bucket("bucket"), "out/").into(folder.resolve("ledger"));

            assertThat(report.digest()).isEqualTo(source.proofs().digest());
        }
    }

    @Test
    void aCopyOfTheFolderUnderThePrefixIsAnExportToo() {
        ExportedLedger.export(source, folder.resolve("jobs"), folder.resolve("export"), OutputFormat.ION_TEXT);

        JournalImport.of(new DirectoryObjectStore(folder.resolve("export/out")), "")
                .into(folder.resolve("ledger"));

        assertThat(folder.resolve("ledger/journal")).isDirectory();
    }

    @Test
    void aJournalOfAnotherDigestIsRefused() {
        ExportedLedger.export(source, folder.resolve("jobs"), folder.resolve("export"), OutputFormat.ION_TEXT);

        assertThatThrownBy(() -> JournalImport.of(new DirectoryObjectStore(folder.resolve("export")), "")
                        .expecting(Hash.sha256Of(new byte[0]))
                        .into(folder.resolve("ledger")))
                .isInstanceOf(BrokenExportException.class)
                .hasMessageContaining("digest");
        assertThat(folder.resolve("ledger")).doesNotExist();
    }

    @Test
    void aDirectoryWithSomethingInItIsLeftAsItIs() throws IOException {
        ExportedLedger.export(source, folder.resolve("jobs"), folder.resolve("export"), OutputFormat.ION_TEXT);
        Files.createDirectories(folder.resolve("ledger"));
        Files.writeString(folder.resolve("ledger/precious"), "data");

        assertThatThrownBy(() -> JournalImport.of(new DirectoryObjectStore(folder.resolve("export")), "")
                        .into(folder.resolve("ledger")))
                .isInstanceOf(TargetNotEmptyException.class);
        assertThat(folder.resolve("ledger/precious")).hasContent("data");
    }

    @Test
    void whatAKilledImportLeftIsNoHindrance() throws IOException {
        Files.createDirectories(folder.resolve("ledger.partial/journal"));
        Files.writeString(folder.resolve("ledger.partial/journal/rest"), "of an import");

        exportAndImport(OutputFormat.ION_TEXT);

        assertThat(folder.resolve("ledger.partial")).doesNotExist();
    }

    @Test
    void blocksOfTheCatalogAreKnownByTheirHashes() {
        exportAndImport(OutputFormat.ION_TEXT);

        try (Ledger imported = open()) {
            Block definition = imported.journal().block(1).orElseThrow();
            assertThat(definition.revisions()).singleElement().satisfies(revision -> {
                assertThat(revision.isHashOnly()).isTrue();
                assertThat(revision.hash())
                        .isEqualTo(source.journal()
                                .block(1)
                                .orElseThrow()
                                .revisions()
                                .getFirst()
                                .hash());
            });
        }
    }

    private JournalContent exportAndImport(OutputFormat format) {
        ExportedLedger.export(source, folder.resolve("jobs"), folder.resolve("export"), format);
        return JournalImport.of(new DirectoryObjectStore(folder.resolve("export")), "")
                .expecting(source.proofs().digest().hash())
                .into(folder.resolve("ledger"));
    }

    private Ledger open() {
        return Ledger.open("ads", LedgerSettings.defaults(), folder.resolve("ledger"));
    }

    private static String tableId(Ledger ledger, String name) {
        IonValue row = Committed.execute(
                        ledger,
                        "SELECT tableId FROM information_schema.user_tables WHERE name = ?",
                        ION.newString(name))
                .getFirst();
        return ((com.amazon.ion.IonText) ((IonStruct) row).get("tableId")).stringValue();
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
