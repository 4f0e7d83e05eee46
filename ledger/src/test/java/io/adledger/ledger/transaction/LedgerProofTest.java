package io.adledger.ledger.transaction;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.journal.JournalProofs;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.MerkleTree;
import io.adledger.ledger.journal.NotInJournalException;
import io.adledger.ledger.journal.NotInJournalException.Missing;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.journal.RocksDbJournalStore;
import io.adledger.ledger.storage.Views;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerProofTest {

    @TempDir
    Path directory;

    @Property(tries = 15)
    void everyBlockAndRevisionLeadsToTheDigestOfEveryTipThatCoversIt(
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 5) Integer> transactions) {
        try (Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults())) {
            Committed.execute(ledger, "CREATE TABLE Ads");
            transactions.forEach(documents -> insert(ledger, documents));

            List<Block> blocks = blocks(ledger);
            for (Block tip : blocks) {
                Digest digest = ledger.proofs().digest(tip.blockAddress());
                assertThat(digest.hash())
                        .isEqualTo(MerkleTree.root(blocks.subList(0, (int) tip.sequenceNo() + 1).stream()
                                .map(Block::blockHash)
                                .toList()));
                blocks.stream()
                        .filter(block -> block.sequenceNo() <= tip.sequenceNo())
                        .forEach(block -> leadsTo(digest, block, ledger.proofs()));
            }
            assertThat(ledger.proofs().digest())
                    .isEqualTo(ledger.proofs().digest(blocks.getLast().blockAddress()));
        }
    }

    private static void leadsTo(Digest digest, Block block, JournalProofs proofs) {
        Optional<BlockAddress> tip = Optional.of(digest.tip());
        assertThat(proofs.block(block.blockAddress(), tip).proof().orElseThrow().from(block.blockHash()))
                .isEqualTo(digest.hash());
        for (Revision revision : block.revisions()) {
            if (!block.isSystem(revision)) {
                assertThat(proofs.revision(
                                        block.blockAddress(),
                                        revision.metadata().id(),
                                        tip)
                                .proof()
                                .orElseThrow()
                                .from(revision.hash()))
                        .isEqualTo(digest.hash());
            }
        }
    }

    @Test
    void theDigestOfAReopenedLedgerIsTheSameAndSoItIsOnceTheViewsAreBuiltAnew() {
        Digest before;
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), directory)) {
            Committed.execute(ledger, "CREATE TABLE Ads");
            IntStream.range(0, 20).forEach(i -> insert(ledger, 1));
            before = ledger.proofs().digest();
        }
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), directory)) {
            assertThat(ledger.proofs().digest()).isEqualTo(before);
            insert(ledger, 1);
            assertThat(ledger.proofs().digest(before.tip())).isEqualTo(before);
        }
        JournalStore journal = RocksDbJournalStore.open(directory.resolve("journal"));
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), journal, Views.inMemory())) {
            assertThat(ledger.proofs().digest(before.tip())).isEqualTo(before);
            assertThat(ledger.proofs().digest().hash()).isEqualTo(root(blocks(ledger)));
        }
    }

    private static Hash root(List<Block> blocks) {
        return MerkleTree.root(blocks.stream().map(Block::blockHash).toList());
    }

    @Test
    void withoutADigestThereIsNoProof() {
        try (Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults())) {
            assertThat(ledger.proofs()
                            .block(address(ledger, 0), Optional.empty())
                            .proof())
                    .isEmpty();
        }
    }

    @Test
    void whatTheJournalDoesNotHaveIsRefusedByKind() {
        try (Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults())) {
            Committed.execute(ledger, "CREATE TABLE Ads");
            JournalProofs proofs = ledger.proofs();
            BlockAddress tip = proofs.digest().tip();
            BlockAddress elsewhere = new BlockAddress("0123456789012345678901", 0);

            refused(Missing.BLOCK, () -> proofs.block(address(ledger, 2), Optional.empty()));
            refused(Missing.BLOCK, () -> proofs.block(address(ledger, -1), Optional.empty()));
            refused(Missing.BLOCK, () -> proofs.block(elsewhere, Optional.empty()));
            refused(Missing.DIGEST_TIP, () -> proofs.block(tip, Optional.of(address(ledger, 2))));
            refused(Missing.DIGEST_TIP, () -> proofs.block(tip, Optional.of(elsewhere)));
            refused(Missing.DIGEST_TIP, () -> proofs.digest(elsewhere));
            refused(Missing.COVERING_DIGEST, () -> proofs.block(tip, Optional.of(address(ledger, 0))));
            refused(Missing.DOCUMENT, () -> proofs.revision(tip, "0123456789012345678901", Optional.of(tip)));
        }
    }

    @Test
    void aTablesOwnRevisionLeavesTheLedgerByItsHashAlone() {
        try (Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults())) {
            IonStruct created =
                    (IonStruct) Committed.execute(ledger, "CREATE TABLE Ads").getFirst();
            String tableId = ((IonText) created.get("tableId")).stringValue();
            BlockAddress tip = ledger.proofs().digest().tip();

            Block block = ledger.proofs().block(tip, Optional.empty()).block();
            IonStruct published = (IonStruct) ION.singleValue(IonValues.text(block::writePublishedTo));

            assertThat(published.get("revisions").toString())
                    .isEqualTo("[{hash:{{" + block.revisions().getFirst().hash() + "}}}]");
            refused(Missing.DOCUMENT, () -> ledger.proofs().revision(tip, tableId, Optional.empty()));
        }
    }

    private static void refused(Missing missing, Runnable asked) {
        assertThatExceptionOfType(NotInJournalException.class)
                .isThrownBy(asked::run)
                .satisfies(refusal -> assertThat(refusal.missing()).isEqualTo(missing));
    }

    private static BlockAddress address(Ledger ledger, long sequenceNo) {
        return new BlockAddress(ledger.proofs().digest().tip().strandId(), sequenceNo);
    }

    private static List<Block> blocks(Ledger ledger) {
        try (Stream<Block> blocks = ledger.journal().read(0)) {
            return blocks.toList();
        }
    }

    private static void insert(Ledger ledger, int documents) {
        Committed.execute(ledger, "INSERT INTO Ads <<" + "{'a': 1},".repeat(documents - 1) + "{'a': 1}>>");
    }
}
