package io.adledger.ledger.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazon.ion.IonValue;
import io.adledger.ledger.assembly.AssemblyException;
import io.adledger.ledger.assembly.BlockSource;
import io.adledger.ledger.assembly.CatchUp;
import io.adledger.ledger.assembly.RocksDbPendingParts;
import io.adledger.ledger.assembly.StreamedLedger;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.LedgerRefusedException;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.journal.SequenceConflictException;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.ReplicaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaTest {

    private static final String NAME = "ads-replica";

    @TempDir
    private Path folder;

    /** A replica in a catalog, and what brings it forward; opened as after a restart. */
    private static final class Replica implements AutoCloseable {

        private final LedgerCatalog catalog;
        private final JournalFollower follower;

        Replica(Path folder) {
            this(folder, CatchUp.never());
        }

        Replica(Path folder, CatchUp catchUp) {
            catalog = LedgerCatalog.open(CatalogSettings.defaults(), folder.resolve("ledgers"));
            catalog.obtainReplica(NewLedger.named(NAME));
            follower = new JournalFollower(
                    new JournalFollower.Access() {
                        @Override
                        public <T> T use(Function<Ledger, T> action) {
                            return catalog.use(NAME, action);
                        }
                    },
                    RocksDbPendingParts.open(folder.resolve("pending")),
                    catchUp);
        }

        List<IonValue> execute(String statement) {
            return catalog.use(NAME, ledger -> Committed.execute(ledger, statement));
        }

        Digest digest() {
            return catalog.use(NAME, ledger -> ledger.proofs().digest());
        }

        long verifiedBlocks() {
            return catalog.use(NAME, ledger -> ChainVerifier.verify(ledger.journal()));
        }

        @Override
        public void close() {
            follower.close();
            catalog.close();
        }
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void inWhateverOrderRecordsComeAndHoweverOftenItIsStoppedTheReplicaIsItsSource(@ForAll long seed)
            throws IOException {
        Path mine = Files.createTempDirectory("replica");
        Random random = new Random(seed);
        try (StreamedLedger source = new StreamedLedger(seed)) {
            for (int part = 0; part < 3; part++) {
                source.goOn(10 + random.nextInt(20));
                try (Replica replica = new Replica(mine)) {
                    for (List<byte[]> batch : StreamedLedger.disordered(source.records(), random)) {
                        replica.follower.accept(batch);
                    }

                    assertThat(replica.digest()).isEqualTo(source.digest());
                    assertThat(replica.execute("SELECT * FROM history(Ads)"))
                            .containsExactlyInAnyOrderElementsOf(
                                    Committed.execute(source.ledger(), "SELECT * FROM history(Ads)"));
                    assertThat(replica.execute("SELECT * FROM _ql_committed_Ads"))
                            .containsExactlyInAnyOrderElementsOf(
                                    Committed.execute(source.ledger(), "SELECT * FROM _ql_committed_Ads"));
                    assertThat(replica.verifiedBlocks())
                            .isEqualTo(source.digest().tip().sequenceNo() + 1);
                }
            }
        }
    }

    @Test
    void itIsReadAndTakesNoWritesUntilItIsPromotedAndThenContinuesTheChain() {
        try (StreamedLedger source = new StreamedLedger(1).goOn(20)) {
            try (Replica replica = new Replica(folder)) {
                replica.follower.accept(source.records());
                assertThat(replica.execute("SELECT COUNT(*) FROM Ads")).hasSize(1);
                assertThatThrownBy(() -> replica.execute("INSERT INTO Ads {'number': -1}"))
                        .isInstanceOf(ReplicaException.class)
                        .hasMessageContaining("replica");
                assertThat(replica.follower.next())
                        .isEqualTo(source.digest().tip().sequenceNo() + 1);

                assertThat(replica.catalog.promote(NAME)).isTrue();
                assertThat(replica.catalog.promote(NAME)).isFalse();
            }
            try (Replica promoted = new Replica(folder)) {
                promoted.execute("INSERT INTO Ads {'number': -1}");

                assertThat(promoted.execute("SELECT * FROM Ads WHERE number = -1"))
                        .hasSize(1);
                assertThat(promoted.verifiedBlocks())
                        .isEqualTo(source.digest().tip().sequenceNo() + 2);
                assertThatThrownBy(() -> promoted.follower.accept(source.goOn(5).records()))
                        .isInstanceOfAny(ReplicaException.class, AssemblyException.class);
            }
        }
    }

    @Test
    void aRecordThatIsNotWhatItWasStopsItBeforeItsBlockAndTheGoodOneHealsIt() {
        try (StreamedLedger source = new StreamedLedger(2).goOn(20);
                Replica replica = new Replica(folder)) {
            List<byte[]> forged = new ArrayList<>(source.records());
            int place = 0;
            while (text(forged.get(place)).indexOf("secret-") < 0) {
                place++;
            }
            byte[] altered = forged.get(place).clone();
            altered[text(altered).indexOf("secret-")] ^= 1;
            forged.set(place, altered);

            assertThatThrownBy(() -> replica.follower.accept(forged))
                    .isInstanceOf(AssemblyException.class)
                    .hasMessageContaining("block " + replica.follower.next());
            long stoppedAt = replica.follower.next();
            assertThat(stoppedAt).isLessThan(source.digest().tip().sequenceNo());
            assertThat(replica.verifiedBlocks()).isEqualTo(stoppedAt);

            replica.follower.accept(source.records());
            assertThat(replica.digest()).isEqualTo(source.digest());
        }
    }

    private static String text(byte[] record) {
        return new String(record, StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatTheStreamDoesNotBringAnyMoreIsTakenFromTheSource() {
        try (StreamedLedger source = new StreamedLedger(4).goOn(50);
                Replica replica = new Replica(
                        folder, CatchUp.from(BlockSource.of(source.ledger().journal())))) {
            await().untilAsserted(() -> assertThat(replica.digest()).isEqualTo(source.digest()));

            List<byte[]> before = source.records();
            source.goOn(20);
            replica.follower.accept(
                    source.records().subList(before.size(), source.records().size()));
            assertThat(replica.digest()).isEqualTo(source.digest());
        }
    }

    @Test
    void aBlockThatStaysAwayIsTakenFromTheSourceWhenPatienceEnds() {
        try (StreamedLedger source = new StreamedLedger(6)) {
            BlockSource later = BlockSource.of(source.ledger().journal());
            try (Replica replica = new Replica(folder, CatchUp.from(later).withPatience(Duration.ofMillis(50)))) {
                await().until(() -> replica.follower.next() == later.next());
                int known = source.records().size();
                source.goOn(30);
                List<byte[]> missed = source.records();

                replica.follower.accept(missed.subList(missed.size() - 1, missed.size()));

                await().until(() -> replica.follower.next() > known);
                replica.follower.accept(missed);
                assertThat(replica.digest()).isEqualTo(source.digest());
            }
        }
    }

    @Test
    void aBlockThatNobodyHasStopsItLoudly() {
        try (StreamedLedger source = new StreamedLedger(8).goOn(30);
                Replica replica = new Replica(folder, CatchUp.never().withPatience(Duration.ZERO))) {
            List<byte[]> records = source.records();

            assertThatThrownBy(() -> replica.follower.accept(records.subList(records.size() / 2, records.size())))
                    .isInstanceOf(AssemblyException.class)
                    .hasMessageContaining("block 0 has not come");
            assertThat(replica.follower.next()).isZero();

            replica.follower.accept(records);
            assertThat(replica.digest()).isEqualTo(source.digest());
        }
    }

    @Test
    void aReplicaWithoutABlockIsNotPromoted() {
        try (Replica replica = new Replica(folder)) {
            assertThatThrownBy(() -> replica.catalog.promote(NAME))
                    .isInstanceOf(LedgerRefusedException.class)
                    .hasMessageContaining("not followed its source yet");
            assertThatThrownBy(() -> replica.execute("CREATE TABLE Ads")).isInstanceOf(ReplicaException.class);
        }
    }

    @Test
    void whoeverFedTheReplicaMeanwhileItGoesOnAfterThat() {
        try (StreamedLedger source = new StreamedLedger(10).goOn(20);
                Replica replica = new Replica(folder)) {
            replica.catalog.use(NAME, ledger -> {
                try (var blocks = source.ledger().journal().read(0)) {
                    ledger.follow(blocks.limit(10).toList());
                }
                return true;
            });

            assertThatThrownBy(() -> replica.follower.accept(source.records()))
                    .isInstanceOf(SequenceConflictException.class);
            assertThat(replica.catalog.reopen(NAME)).isTrue();
            replica.follower.accept(source.records());

            assertThat(replica.digest()).isEqualTo(source.digest());
        }
    }

    @Test
    void whatIsRedactedIsNotToBeFoundInWhatWaited() throws IOException {
        try (StreamedLedger source = new StreamedLedger(12)) {
            List<byte[]> all = new ArrayList<>();
            while (redactions(source) < 3) {
                List<byte[]> now = source.goOn(1).records();
                all.addAll(now.subList(Math.min(all.size(), now.size()), now.size()));
            }
            try (Replica replica = new Replica(folder)) {
                replica.follower.accept(all);
                assertThat(replica.digest()).isEqualTo(source.digest());
                // Files that are of no use any more are deleted a moment later.
                await().untilAsserted(() ->
                        assertThat(secretsIn(folder.resolve("pending"))).isEmpty());
            }
        }
    }

    private static long redactions(StreamedLedger source) {
        try (var blocks = source.ledger().journal().read(0)) {
            return blocks.filter(block -> block.redactionInfo() != null).count();
        }
    }

    private static List<String> secretsIn(Path directory) throws IOException {
        List<String> found = new ArrayList<>();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (text(Files.readAllBytes(file)).contains("secret-")) {
                    found.add(file.getFileName() + " of " + Files.size(file) + " bytes");
                }
            }
        }
        return found;
    }
}
