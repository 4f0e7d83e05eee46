package io.adledger.ledger.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adledger.ledger.assembly.AssemblyException;
import io.adledger.ledger.assembly.BlockSource;
import io.adledger.ledger.assembly.CatchUp;
import io.adledger.ledger.assembly.RocksDbPendingParts;
import io.adledger.ledger.assembly.StreamedLedger;
import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.export.ObjectStore;
import io.adledger.ledger.export.ObjectStoreException;
import io.adledger.ledger.export.StoredObject;
import io.adledger.ledger.imports.JournalImport;
import io.adledger.ledger.journal.MalformedBlockException;
import io.adledger.verifier.BlockRules;
import io.adledger.verifier.ExportVerifier;
import io.adledger.verifier.JournalVerifier;
import io.adledger.verifier.LedgerHash;
import io.adledger.verifier.VerificationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalArchiveTest {

    private static final ArchiveSettings SMALL =
            ArchiveSettings.defaults().withObjectBytes(4_000).withLongestWait(Duration.ofHours(1));

    @TempDir
    private Path folder;

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void inWhateverOrderRecordsComeAndHoweverOftenItIsStoppedTheArchiveIsTheJournal(@ForAll long seed)
            throws IOException {
        Path mine = Files.createTempDirectory("archive");
        Random random = new Random(seed);
        try (StreamedLedger source = new StreamedLedger(seed)) {
            for (int part = 0; part < 3; part++) {
                source.goOn(10 + random.nextInt(20));
                for (List<byte[]> batch : StreamedLedger.disordered(source.records(), random)) {
                    try (JournalArchive archive = open(mine, SMALL)) {
                        archive.accept(batch);
                    }
                }
            }

            assertThat(JournalImport.of(new DirectoryObjectStore(mine.resolve("bucket")), "journal/")
                            .into(mine.resolve("imported"))
                            .digest())
                    .isEqualTo(source.digest());
            new ExportVerifier(() -> new JournalVerifier(BlockRules.ADLEDGER))
                    .verify(mine.resolve("bucket"), verified -> {});
            assertThat(blocksIn(mine)).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatIsRedactedLaterIsTakenOutOfWhatIsArchived() throws IOException {
        try (StreamedLedger source = new StreamedLedger(3);
                JournalArchive archive = open(folder, SMALL)) {
            archive.accept(source.goOn(60).records());
            archive.flush();
            archive.accept(source.goOn(60).records());
            archive.flush();

            assertThat(JournalImport.of(new DirectoryObjectStore(folder.resolve("bucket")), "journal/")
                            .into(folder.resolve("imported"))
                            .digest())
                    .isEqualTo(source.digest());
            assertThat(secrets(folder.resolve("bucket"))).isEqualTo(secretsOf(source.records()));
        }
    }

    @Test
    void aWriterKnowsWhetherItHadASuccessor() {
        try (StreamedLedger source = new StreamedLedger(4);
                JournalArchive archive = open(folder, SMALL)) {
            assertThat(archive.isCurrent()).isTrue();
            archive.accept(source.goOn(20).records());
            archive.flush();
            assertThat(archive.isCurrent()).isTrue();

            try (JournalArchive successor = JournalArchive.open(
                    new DirectoryObjectStore(folder.resolve("bucket")),
                    "journal/",
                    RocksDbPendingParts.open(folder.resolve("pending of the successor")),
                    CatchUp.never(),
                    SMALL)) {
                assertThat(archive.isCurrent()).isTrue();
                successor.accept(source.goOn(20).records());
                successor.flush();

                assertThat(successor.isCurrent()).isTrue();
                assertThat(archive.isCurrent()).isFalse();
            }
        }
    }

    @Test
    void anObjectWhoseManifestACrashPreventedIsTakenIn() throws IOException {
        try (StreamedLedger source = new StreamedLedger(5).goOn(40)) {
            try (JournalArchive archive = open(folder, SMALL)) {
                archive.accept(source.records());
            }
            Path manifest = files(folder.resolve("bucket")).stream()
                    .filter(file -> file.toString().endsWith(".manifest"))
                    .findFirst()
                    .orElseThrow();
            Files.delete(manifest);

            long next = 0;
            while (next <= source.digest().tip().sequenceNo()) {
                try (JournalArchive archive = open(folder, SMALL)) {
                    assertThat(archive.archived()).isGreaterThan(next);
                    next = archive.archived();
                }
            }
            assertThat(blocksIn(folder)).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatWaitsIsArchivedInTimeThoughNothingComesAnyMore() {
        try (StreamedLedger source = new StreamedLedger(7).goOn(3);
                JournalArchive archive = open(folder, SMALL.withLongestWait(Duration.ofMillis(200)))) {
            archive.accept(source.records());

            await().until(() -> archive.archived() == source.digest().tip().sequenceNo() + 1);
        }
    }

    @Test
    void aRecordThatIsNotWhatItWasStopsItAndIsHealedByTheGoodOne() {
        try (StreamedLedger source = new StreamedLedger(9).goOn(20);
                JournalArchive archive = open(folder, SMALL)) {
            List<byte[]> forged = new ArrayList<>(source.records());
            byte[] real = forged.stream()
                    .filter(record -> count(new String(record, StandardCharsets.ISO_8859_1)) > 0)
                    .skip(2)
                    .findFirst()
                    .orElseThrow();
            forged.set(forged.indexOf(real), altered(real));

            archive.accept(forged.subList(0, 3));
            assertThatThrownBy(() -> {
                        archive.accept(forged);
                    })
                    .isInstanceOf(AssemblyException.class)
                    .hasMessageContaining("block ");
            assertThat(archive.archived()).isLessThan(source.digest().tip().sequenceNo());

            archive.accept(source.records());
            archive.flush();
            assertThat(archive.archived()).isEqualTo(source.digest().tip().sequenceNo() + 1);
            assertThatThrownBy(() -> archive.accept(List.of(new byte[] {1, 2, 3})))
                    .isInstanceOf(MalformedBlockException.class);
        }
    }

    private static byte[] altered(byte[] record) {
        byte[] other = record.clone();
        other[new String(record, StandardCharsets.ISO_8859_1).indexOf("secret-")] ^= 1;
        return other;
    }

    @Test
    void whileTheStoreIsDownNothingIsLost() {
        FailingStore store = new FailingStore(new DirectoryObjectStore(folder.resolve("bucket")));
        try (StreamedLedger source = new StreamedLedger(11).goOn(60);
                JournalArchive archive = JournalArchive.open(
                        store,
                        "journal/",
                        RocksDbPendingParts.open(folder.resolve("pending")),
                        CatchUp.never(),
                        SMALL)) {
            store.down = true;
            assertThatThrownBy(() -> archive.accept(source.records())).isInstanceOf(ObjectStoreException.class);
            assertThat(archive.archived()).isZero();

            store.down = false;
            archive.accept(List.of());
            archive.flush();

            assertThat(archive.archived()).isEqualTo(source.digest().tip().sequenceNo() + 1);
        }
    }

    @Test
    void anObjectWhoseManifestFailedIsWrittenOnceAllTheSame() throws IOException {
        FailingStore store = new FailingStore(new DirectoryObjectStore(folder.resolve("bucket")));
        try (StreamedLedger source = new StreamedLedger(13).goOn(30);
                JournalArchive archive = JournalArchive.open(
                        store,
                        "journal/",
                        RocksDbPendingParts.open(folder.resolve("pending")),
                        CatchUp.never(),
                        SMALL)) {
            store.downForManifests = true;
            assertThatThrownBy(() -> archive.accept(source.records())).isInstanceOf(ObjectStoreException.class);

            store.downForManifests = false;
            archive.accept(source.goOn(30).records());
            archive.flush();

            assertThat(blocksIn(folder)).doesNotHaveDuplicates();
            assertThat(archive.archived()).isEqualTo(source.digest().tip().sequenceNo() + 1);
        }
    }

    @Test
    void anArchiveThatIsLostIsMadeAgainFromTheSource() throws IOException {
        try (StreamedLedger source = new StreamedLedger(15).goOn(60);
                JournalArchive archive = JournalArchive.open(
                        new DirectoryObjectStore(folder.resolve("bucket")),
                        "journal/",
                        RocksDbPendingParts.open(folder.resolve("pending")),
                        CatchUp.from(BlockSource.of(source.ledger().journal())),
                        SMALL.withLongestWait(Duration.ofMillis(200)))) {
            await().until(() -> archive.archived() == source.digest().tip().sequenceNo() + 1);

            assertThat(archive.next()).isEqualTo(archive.archived());
            assertThat(JournalImport.of(new DirectoryObjectStore(folder.resolve("bucket")), "journal/")
                            .into(folder.resolve("imported"))
                            .digest())
                    .isEqualTo(source.digest());
        }
    }

    @Test
    void theDaysOfAnArchiveAreVerifiedAsOneJournal() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-02-27T23:30:00Z"));
        try (StreamedLedger source = new StreamedLedger(17, now::get);
                JournalArchive archive = open(folder, SMALL)) {
            for (int day = 0; day < 4; day++) {
                source.goOn(40);
                now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
            }
            archive.accept(source.records());
            archive.flush();
            Path bucket = folder.resolve("bucket");
            List<Path> manifests = files(bucket).stream()
                    .filter(file -> file.toString().endsWith(".manifest"))
                    .sorted()
                    .toList();
            assertThat(manifests).hasSizeGreaterThan(3);
            ExportVerifier verifier = new ExportVerifier(() -> new JournalVerifier(BlockRules.ADLEDGER).whole());

            assertThat(verifier.verify(bucket, verified -> {})).singleElement().satisfies(report -> {
                assertThat(report.manifests()).hasSameSizeAs(manifests);
                assertThat(report.journal().digest().orElseThrow().hash())
                        .isEqualTo(LedgerHash.of(source.digest().hash().toBytes()));
            });

            Files.delete(manifests.get(1));
            assertThatThrownBy(() -> verifier.verify(bucket, verified -> {}))
                    .isInstanceOf(VerificationException.class)
                    .hasMessageContaining("are missing: between");
        }
    }

    private static final class FailingStore implements ObjectStore {

        private final ObjectStore store;
        private volatile boolean down;
        private volatile boolean downForManifests;

        FailingStore(ObjectStore store) {
            this.store = store;
        }

        @Override
        public void put(String key, StoredObject object) {
            if (down || (downForManifests && key.endsWith(".manifest"))) {
                throw new ObjectStoreException("down", true, new IOException());
            }
            store.put(key, object);
        }

        @Override
        public InputStream read(String key) {
            return store.read(key);
        }

        @Override
        public List<String> keys(String prefix) {
            return store.keys(prefix);
        }
    }

    private static JournalArchive open(Path folder, ArchiveSettings settings) {
        return JournalArchive.open(
                new DirectoryObjectStore(folder.resolve("bucket")),
                "journal/",
                RocksDbPendingParts.open(folder.resolve("pending")),
                CatchUp.never(),
                settings);
    }

    private static List<Long> blocksIn(Path folder) throws IOException {
        ArchiveObjects objects = new ArchiveObjects(new DirectoryObjectStore(folder.resolve("bucket")));
        List<Long> blocks = new ArrayList<>();
        for (String key : objects.keys("journal/")) {
            if (key.endsWith(".ion")) {
                objects.blocks(key).forEach(block -> blocks.add(block.sequenceNo()));
            }
        }
        return blocks;
    }

    private static long secrets(Path bucket) throws IOException {
        long count = 0;
        for (Path file : files(bucket)) {
            if (file.toString().endsWith(".ion")) {
                count += count(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return count;
    }

    private static long secretsOf(List<byte[]> records) {
        return records.stream()
                .mapToLong(record -> count(new String(record, StandardCharsets.ISO_8859_1)))
                .sum();
    }

    private static long count(String text) {
        return text.split("secret-", -1).length - 1L;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
