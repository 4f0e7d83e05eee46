package io.adledger.ledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.Blocks;
import io.adledger.ledger.journal.InMemoryJournalStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views after a crash: what is on disk is a copy of their files while they are open. */
class ViewRecoveryTest {

    private static final int BETWEEN_CHECKPOINTS = 100;
    private static final int BLOCKS = 630;

    @TempDir
    private Path folder;

    private final InMemoryJournalStore journal = new InMemoryJournalStore();

    @BeforeEach
    void aJournal() {
        journal.append(0, Blocks.next(BlockChain.begin(), BLOCKS));
    }

    @Test
    void afterACrashOnlyWhatCameAfterTheLastCheckpointIsMissing() {
        try (Views views = Views.open(folder.resolve("views"), BETWEEN_CHECKPOINTS)) {
            views.catchUp(journal, key -> {});

            await().ignoreExceptions().untilAsserted(() -> assertThat(sequenceNoAfterACrash())
                    .isGreaterThan(BLOCKS - BETWEEN_CHECKPOINTS));
        }
    }

    private long sequenceNoAfterACrash() {
        try (Views views = Views.open(copy(), BETWEEN_CHECKPOINTS)) {
            return views.sequenceNo();
        }
    }

    @Test
    void whatACrashTookIsAppliedAgainAndNothingElse() {
        Path copy;
        long recovered;
        try (Views views = Views.open(folder.resolve("views"), BETWEEN_CHECKPOINTS)) {
            views.catchUp(journal, key -> {});
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(sequenceNoAfterACrash()).isPositive());
            copy = copy();
        }
        try (Views views = Views.open(copy, BETWEEN_CHECKPOINTS)) {
            recovered = views.sequenceNo();
            Set<ViewKey> applied = new HashSet<>();
            views.catchUp(journal, applied::add);

            assertThat(views.sequenceNo()).isEqualTo(BLOCKS - 1);
            assertThat(applied.stream().filter(ViewKey.OfDocument.class::isInstance))
                    .hasSize((int) (BLOCKS - 1 - recovered));
            assertThat(documents(views)).hasSize(BLOCKS);
        }
    }

    @Test
    void viewsThatAreGoneAreBuiltAnew() {
        try (Views views = Views.open(folder.resolve("views"));
                Views anew = Views.open(folder.resolve("anew"))) {
            views.catchUp(journal, key -> {});
            anew.catchUp(journal, key -> {});

            assertThat(documents(anew)).containsExactlyElementsOf(documents(views));
            assertThat(anew.merkleFrontier().root())
                    .isEqualTo(views.merkleFrontier().root());
        }
    }

    @Test
    void viewsOfAnotherJournalAreRefused() {
        InMemoryJournalStore another = new InMemoryJournalStore();
        another.append(0, Blocks.next(BlockChain.begin(), BLOCKS));
        try (Views views = Views.open(folder.resolve("views"))) {
            views.catchUp(journal, key -> {});

            assertThatThrownBy(() -> views.catchUp(another, key -> {}))
                    .isInstanceOf(ViewStoreException.class)
                    .hasMessageContaining("another journal");
        }
    }

    @Test
    void aJournalThatHasLostBlocksIsRefused() {
        InMemoryJournalStore shorter = new InMemoryJournalStore();
        try (Stream<Block> blocks = journal.read(0)) {
            shorter.append(0, blocks.limit(BLOCKS - 1).toList());
        }
        try (Views views = Views.open(folder.resolve("views"))) {
            views.catchUp(journal, key -> {});

            assertThatThrownBy(() -> views.catchUp(shorter, key -> {}))
                    .isInstanceOf(ViewStoreException.class)
                    .hasMessageContaining("lost blocks");
        }
    }

    private static List<String> documents(Views views) {
        List<String> found = new ArrayList<>();
        try (Snapshot snapshot = views.snapshot()) {
            snapshot.scan(new Table(Blocks.TABLE_ID, "Numbers", true, List.of()))
                    .forEachRemaining(document -> found.add(document.data().toString()));
        }
        return found;
    }

    private Path copy() {
        Path copy = folder.resolve(UUID.randomUUID().toString());
        try (Stream<Path> files = Files.list(folder.resolve("views"))) {
            Files.createDirectories(copy);
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }
}
