package io.adledger.ledger.imports;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.MerkleTree;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.journal.RevisionMetadata;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.journal.TransactionInfo.ChangedDocument;
import io.adledger.ledger.journal.TransactionInfo.Statement;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export as QLDB wrote it: entries of its own making, system blocks, and no documents named where there were none. */
class ForeignExportTest {

    private static final String STRAND = UniqueId.next();
    private static final String VEHICLES = UniqueId.next();
    private static final Timestamp TIME = Timestamp.valueOf("2019-09-16T19:37:05.360Z");

    @TempDir
    private Path folder;

    private final List<Block> blocks = new ArrayList<>();

    @Test
    void aLedgerOfQldbGoesOnHere() throws IOException {
        append(null, List.of(revision(UniqueId.next(), "{system: true}")));
        define("CREATE TABLE Vehicle");
        define("CREATE INDEX ON Vehicle (VIN)");
        define("create table Spare");
        Revision vehicle = revision(UniqueId.next(), "{VIN: \"1N4AL11D75C109151\", City: \"Everett\"}");
        append(
                info(
                        "INSERT INTO Vehicle ?",
                        Map.of(vehicle.metadata().id(), new ChangedDocument("Vehicle", VEHICLES, List.of(0)))),
                List.of(vehicle));
        append(new TransactionInfo(List.of(statement("SELECT * FROM Vehicle")), Map.of(), false), List.of());
        writeExport();

        JournalImport.of(new DirectoryObjectStore(folder.resolve("export")), "").into(folder.resolve("ledger"));

        try (Ledger ledger = Ledger.open("vehicles", LedgerSettings.defaults(), folder.resolve("ledger"))) {
            assertThat(ledger.proofs().digest().hash())
                    .isEqualTo(MerkleTree.root(
                            blocks.stream().map(Block::blockHash).toList()));
            assertThat(Committed.execute(ledger, "SELECT City FROM Vehicle WHERE VIN = '1N4AL11D75C109151'"))
                    .containsExactly(ION.singleValue("{City: \"Everett\"}"));
            assertThat(Committed.execute(
                            ledger,
                            "SELECT t.tableId FROM information_schema.user_tables AS t WHERE t.name = 'Vehicle'"))
                    .containsExactly(ION.singleValue("{tableId: \"" + VEHICLES + "\"}"));
            Committed.execute(ledger, "UPDATE Vehicle SET City = 'Seattle' WHERE VIN = '1N4AL11D75C109151'");
            Committed.execute(ledger, "INSERT INTO Spare {'wheel': 1}");
            assertThat(ChainVerifier.verify(ledger.journal())).isEqualTo(8);
            assertThat(Committed.execute(ledger, "SELECT metadata.version FROM history(Vehicle)"))
                    .hasSize(2);
        }
    }

    private void define(String statement) {
        append(
                new TransactionInfo(List.of(statement(statement)), Map.of(), false),
                List.of(revision(UniqueId.next(), "{name: \"of the catalog\"}")));
    }

    private static TransactionInfo info(String statement, Map<String, ChangedDocument> documents) {
        return new TransactionInfo(List.of(statement(statement)), documents);
    }

    private static Statement statement(String text) {
        return new Statement(text, TIME, IonHash.of(text));
    }

    private Revision revision(String id, String data) {
        RevisionMetadata metadata = new RevisionMetadata(id, 0, TIME, transaction());
        IonStruct struct = (IonStruct) ION.singleValue(data);
        return new Revision(address(), Revision.hashOf(metadata, IonHash.of(struct)), struct, null, metadata);
    }

    private BlockAddress address() {
        return new BlockAddress(STRAND, blocks.size());
    }

    private String transaction() {
        return "transaction00000000000".substring(0, 21) + blocks.size();
    }

    private void append(@Nullable TransactionInfo info, List<Revision> revisions) {
        List<Hash> entries = new ArrayList<>(List.of(Hash.sha256Of(new byte[] {1})));
        if (info != null) {
            entries.add(info.hash());
        }
        if (!revisions.isEmpty()) {
            entries.add(MerkleTree.root(revisions.stream().map(Revision::hash).toList()));
        }
        entries.add(Hash.sha256Of(new byte[] {2}));
        Hash entriesHash = MerkleTree.root(entries);
        Hash previous = blocks.isEmpty() ? Hash.EMPTY : blocks.getLast().blockHash();
        blocks.add(new Block(
                address(),
                transaction(),
                TIME,
                entriesHash.dot(previous),
                entriesHash,
                previous,
                entries,
                info,
                null,
                revisions));
    }

    private void writeExport() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        blocks.forEach(block -> content.writeBytes(IonValues.portable(block::writePublishedTo)));
        String key = "2019/09/16/19/" + STRAND + ".0-" + (blocks.size() - 1) + ".ion";
        Path export = Files.createDirectories(folder.resolve("export"));
        Files.createDirectories(export.resolve(key).getParent());
        Files.write(export.resolve(key), content.toByteArray());
        Files.writeString(
                export.resolve(UniqueId.next() + "." + STRAND + ".completed.manifest"), "{keys: [\"" + key + "\"]}");
    }
}
