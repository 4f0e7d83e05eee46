package io.adledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class RocksDbJournalStoreTest extends JournalStoreContract {

    @TempDir
    private Path folder;

    private final BlockChain chain = BlockChain.begin();

    @Override
    protected JournalStore empty() {
        return RocksDbJournalStore.open(folder.resolve("contract"));
    }

    @Test
    void aJournalIsTheSameAfterItWasClosedAndOpenedAgain() {
        List<Block> blocks = Blocks.next(chain, 5);
        try (JournalStore store = RocksDbJournalStore.open(folder)) {
            store.append(0, blocks.subList(0, 4));
        }

        try (JournalStore store = RocksDbJournalStore.open(folder)) {
            assertThat(store.tip()).contains(JournalTip.of(blocks.get(3)));
            store.append(4, blocks.subList(4, 5));
            try (Stream<Block> read = store.read(0)) {
                assertThat(read).containsExactlyElementsOf(blocks);
            }
        }
    }

    @Test
    void theFilesOfAnOpenJournalHoldEveryAppendedBlock() throws IOException {
        List<Block> blocks = Blocks.next(chain, 5);
        Path copy = folder.resolve("copy");
        try (JournalStore store = RocksDbJournalStore.open(folder.resolve("journal"))) {
            store.append(0, blocks);

            copy(folder.resolve("journal"), copy);
        }

        try (JournalStore store = RocksDbJournalStore.open(copy);
                Stream<Block> read = store.read(0)) {
            assertThat(read).containsExactlyElementsOf(blocks);
        }
    }

    @Test
    void ofAnAppendThatWasTornWhileItWasWrittenNothingIsLeft() throws IOException {
        List<Block> blocks = Blocks.next(chain, 6);
        Path copy = folder.resolve("copy");
        try (JournalStore store = RocksDbJournalStore.open(folder.resolve("journal"))) {
            store.append(0, blocks.subList(0, 2));
            store.append(2, blocks.subList(2, 6));
            copy(folder.resolve("journal"), copy);
        }
        tearOff(log(copy), 100);

        try (JournalStore store = RocksDbJournalStore.open(copy);
                Stream<Block> read = store.read(0)) {
            assertThat(read).containsExactlyElementsOf(blocks.subList(0, 2));
        }
    }

    @Test
    void cutOffAtAnyByteOfItsLastAppendAJournalHasAllThatCameBefore() throws IOException {
        List<Block> blocks = Blocks.next(chain, 3);
        Path whole = folder.resolve("whole");
        long before;
        try (JournalStore store = RocksDbJournalStore.open(folder.resolve("journal"))) {
            store.append(0, blocks.subList(0, 2));
            before = Files.size(log(folder.resolve("journal")));
            store.append(2, blocks.subList(2, 3));
            copy(folder.resolve("journal"), whole);
        }
        int last = Math.toIntExact(Files.size(log(whole)) - before);
        assertThat(last).isGreaterThan(100);

        for (int bytes = last; bytes >= 0; bytes--) {
            Path copy = folder.resolve("copy-" + bytes);
            copy(whole, copy);
            tearOff(log(copy), bytes);
            // Opening it for writing syncs several files: now and then is enough of that.
            try (JournalStore store =
                            bytes % 16 == 0 ? RocksDbJournalStore.open(copy) : RocksDbJournalStore.openReadOnly(copy);
                    Stream<Block> read = store.read(0)) {
                assertThat(read)
                        .as("%d bytes of %d cut off", bytes, last)
                        .containsExactlyElementsOf(bytes == 0 ? blocks : blocks.subList(0, 2));
            }
        }
    }

    @Test
    void oneJournalIsNotOpenedTwice() {
        try (JournalStore store = RocksDbJournalStore.open(folder)) {
            assertThat(store.tip()).isEmpty();

            assertThatThrownBy(() -> RocksDbJournalStore.open(folder))
                    .isInstanceOf(JournalStoreException.class)
                    .hasMessageContaining(folder.toString());
        }
    }

    @Test
    void aBlockOfDamagedBytesIsNamedAsSuch() throws RocksDBException {
        List<Block> blocks = Blocks.next(chain, 3);
        try (JournalStore store = RocksDbJournalStore.open(folder)) {
            store.append(0, blocks);
        }
        overwrite(1, "no block".getBytes(StandardCharsets.US_ASCII));

        try (JournalStore store = RocksDbJournalStore.open(folder);
                Stream<Block> read = store.read(0)) {
            assertThat(store.tip()).contains(JournalTip.of(blocks.get(2)));
            assertThatThrownBy(read::toList).isInstanceOf(MalformedBlockException.class);
        }
    }

    @Test
    void aJournalThatEndsInDamagedBytesIsNotOpenedNorKeptLocked() throws RocksDBException {
        try (JournalStore store = RocksDbJournalStore.open(folder)) {
            store.append(0, Blocks.next(chain, 2));
        }
        overwrite(1, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> RocksDbJournalStore.open(folder)).isInstanceOf(MalformedBlockException.class);
        assertThatThrownBy(() -> RocksDbJournalStore.open(folder)).isInstanceOf(MalformedBlockException.class);
    }

    @Test
    void aBlockThatIsMissingIsNamed() throws RocksDBException {
        try (JournalStore store = RocksDbJournalStore.open(folder)) {
            store.append(0, Blocks.next(chain, 3));
        }
        try (Options options = new Options();
                RocksDB database = RocksDB.open(options, folder.toString())) {
            database.delete(key(1));
        }

        try (JournalStore store = RocksDbJournalStore.open(folder);
                Stream<Block> read = store.read(0)) {
            assertThatThrownBy(read::toList)
                    .isInstanceOf(JournalStoreException.class)
                    .hasMessageContaining("block 1 is missing");
        }
    }

    @Test
    void aReaderOfAJournalThatIsClosedMeanwhileIsToldSo() {
        JournalStore store = RocksDbJournalStore.open(folder);
        store.append(0, Blocks.next(chain, 3));
        try (Stream<Block> read = store.read(0)) {
            Iterator<Block> blocks = read.iterator();
            blocks.next();
            store.close();
            store.close();

            assertThatThrownBy(blocks::next).isInstanceOf(JournalStoreException.class);
            assertThatThrownBy(() -> store.append(3, Blocks.next(chain, 1))).isInstanceOf(JournalStoreException.class);
            assertThatThrownBy(() -> store.block(0)).isInstanceOf(JournalStoreException.class);
        }
    }

    private static byte[] key(long sequenceNo) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequenceNo).array();
    }

    private void overwrite(long sequenceNo, byte[] bytes) throws RocksDBException {
        try (Options options = new Options();
                RocksDB database = RocksDB.open(options, folder.toString())) {
            database.put(key(sequenceNo), bytes);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static Path log(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void tearOff(Path file, int bytes) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(opened.length() - bytes);
        }
    }
}
