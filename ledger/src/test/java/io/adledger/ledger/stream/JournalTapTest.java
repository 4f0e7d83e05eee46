package io.adledger.ledger.stream;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.Timestamp;
import io.adledger.ad.stream.KplAggregate;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.journal.RevisionMetadata;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.journal.TransactionInfo.ChangedDocument;
import io.adledger.ledger.journal.TransactionInfo.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JournalTapTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration NONE = Duration.ZERO;

    private final InMemoryJournalStore journal = new InMemoryJournalStore();
    private final BlockChain chain = BlockChain.begin();
    private final JournalTap tap = new JournalTap(journal, "arn:aws:qldb:::stream/ads/one", 4_000);

    @Test
    void theStreamOpensBeforeTheFirstBlock() throws InterruptedException {
        List<KinesisRecord> records = tap.read(Optional.empty(), 10, NONE);

        assertThat(records)
                .extracting(KinesisRecord::sequenceNumber)
                .containsExactly(StreamPosition.CREATED.sequenceNumber());
        assertThat(tap.read(Optional.of(StreamPosition.CREATED), 10, NONE)).isEmpty();
    }

    @Test
    void aReaderThatWaitsGetsTheBlockThatCommitsMeanwhile() throws Exception {
        CompletableFuture<List<KinesisRecord>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return tap.read(Optional.of(StreamPosition.CREATED), 10, PATIENCE);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        commit(1, 10);

        assertThat(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void readingOnFromAnyRecordMissesNothing() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            commit(i % 4 == 0 ? 12 : 1, 700);
        }
        List<String> all = sequenceNumbers(tap.read(Optional.of(StreamPosition.CREATED), 1_000, NONE));
        assertThat(all).hasSizeGreaterThan(10).isSorted().doesNotHaveDuplicates();

        List<String> oneByOne = new ArrayList<>();
        Optional<StreamPosition> position = Optional.of(StreamPosition.CREATED);
        for (List<KinesisRecord> next = tap.read(position, 1, NONE);
                !next.isEmpty();
                next = tap.read(position, 1, NONE)) {
            oneByOne.addAll(sequenceNumbers(next));
            position = Optional.of(StreamPosition.of(oneByOne.getLast()));
        }

        assertThat(StreamPosition.of(oneByOne.getLast())).isEqualTo(StreamPosition.of(all.getLast()));
        assertThat(tap.blocksAfter(position)).isZero();
    }

    @Test
    void aReaderInTheMidstOfABlockMissesNothingWhenItsContentsAreRedacted() throws InterruptedException {
        commit(40, 700);
        int whole = records(tap.read(Optional.of(StreamPosition.CREATED), 1_000, NONE));
        List<KinesisRecord> begun = tap.read(Optional.of(StreamPosition.CREATED), 2, NONE);
        assertThat(records(begun)).isBetween(2, whole - 2);

        journal.block(0)
                .orElseThrow()
                .revisions()
                .forEach(revision -> journal.redact(0, revision.metadata().id()));

        List<KinesisRecord> rest =
                tap.read(Optional.of(StreamPosition.of(begun.getLast().sequenceNumber())), 1_000, NONE);
        assertThat(records(begun) + records(rest)).isEqualTo(whole);
    }

    private static int records(List<KinesisRecord> packed) {
        return packed.stream()
                .mapToInt(record -> KplAggregate.unpack(record.partitionKey(), bytes(record))
                        .size())
                .sum();
    }

    private static byte[] bytes(KinesisRecord record) {
        byte[] bytes = new byte[record.data().remaining()];
        record.data().duplicate().get(bytes);
        return bytes;
    }

    @Test
    void readingOnRepeatsNothing() throws InterruptedException {
        commit(1, 10);
        Optional<StreamPosition> first =
                Optional.of(StreamPosition.of(tap.read(Optional.of(StreamPosition.CREATED), 1, NONE)
                        .getFirst()
                        .sequenceNumber()));
        commit(1, 10);

        int oneBlock = tap.read(Optional.of(StreamPosition.CREATED), 1, NONE)
                        .getFirst()
                        .data()
                        .remaining()
                / 2;
        assertThat(tap.read(first, 10, NONE))
                .singleElement()
                .satisfies(record -> assertThat(record.data().remaining()).isLessThan(oneBlock + 100));
    }

    @Test
    void aKinesisRecordStaysBelowItsBound() throws InterruptedException {
        commit(40, 700);

        assertThat(tap.read(Optional.of(StreamPosition.CREATED), 1_000, NONE))
                .hasSizeGreaterThan(5)
                .allSatisfy(record -> assertThat(record.data().remaining()).isLessThanOrEqualTo(8_000));
    }

    private static List<String> sequenceNumbers(List<KinesisRecord> records) {
        return records.stream().map(KinesisRecord::sequenceNumber).toList();
    }

    private void commit(int documents, int size) {
        String transaction = UniqueId.next();
        Timestamp now = Timestamp.nowZ();
        List<Revision> revisions = new ArrayList<>();
        Map<String, ChangedDocument> changed = new LinkedHashMap<>();
        for (int i = 0; i < documents; i++) {
            RevisionMetadata metadata = new RevisionMetadata(UniqueId.next(), 0, now, transaction);
            IonStruct data = ION.newEmptyStruct();
            data.put("text").newString("x".repeat(size));
            revisions.add(new Revision(
                    chain.nextAddress(), Revision.hashOf(metadata, IonHash.of(data)), data, null, metadata));
            changed.put(metadata.id(), new ChangedDocument("Ads", "table", List.of(0)));
        }
        TransactionInfo info =
                new TransactionInfo(List.of(new Statement("INSERT INTO Ads ?", now, Hash.sha256Of())), changed);
        long next = chain.nextAddress().sequenceNo();
        journal.append(next, List.of(chain.next(transaction, now, info, info.hash(), revisions)));
    }
}
