package io.adledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal of which a byte on disk has changed gives out what it was given, or says that it is damaged. */
class DamagedFilesTest {

    private static final int APPENDS = 60;

    @TempDir
    private Path folder;

    private final Random random = new Random(42);
    private List<Block> blocks = List.of();

    @BeforeEach
    void aJournalOfManyAppends() {
        blocks = Blocks.next(BlockChain.begin(), 2 * APPENDS);
        try (JournalStore store = RocksDbJournalStore.open(folder.resolve("journal"))) {
            for (int i = 0; i < APPENDS; i++) {
                store.append(2L * i, blocks.subList(2 * i, 2 * i + 2));
            }
        }
    }

    @Test
    void aLogWithAChangedByteLosesNothingButItsLastAppend() throws IOException {
        int found = 0;
        for (int i = 0; i < 60; i++) {
            Optional<List<Block>> read = afterAChangeOf(".log");
            read.ifPresent(survived -> assertThat(survived).isIn(blocks, blocks.subList(0, blocks.size() - 2)));
            found += read.isEmpty() ? 1 : 0;
        }
        assertThat(found).isGreaterThan(40);
    }

    @Test
    void aTableFileWithAChangedByteLosesNothing() throws IOException {
        // Opening moves what is in the log into a table file.
        RocksDbJournalStore.open(folder.resolve("journal")).close();
        int found = 0;
        for (int i = 0; i < 60; i++) {
            Optional<List<Block>> read = afterAChangeOf(".sst");
            read.ifPresent(survived -> assertThat(survived).isEqualTo(blocks));
            found += read.isEmpty() ? 1 : 0;
        }
        assertThat(found).isGreaterThan(40);
    }

    /** What a copy of the journal gives out, one byte of it changed; nothing if it says that it is damaged. */
    private Optional<List<Block>> afterAChangeOf(String suffix) throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy");
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (file.toString().endsWith(suffix) && bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
                }
                Files.write(copy.resolve(file.getFileName()), bytes);
            }
        }
        try (JournalStore store = RocksDbJournalStore.open(copy);
                Stream<Block> read = store.read(0)) {
            return Optional.of(read.toList());
        } catch (JournalStoreException | MalformedBlockException e) {
            return Optional.empty();
        }
    }
}
