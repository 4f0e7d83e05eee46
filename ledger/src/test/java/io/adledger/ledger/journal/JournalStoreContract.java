package io.adledger.ledger.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link JournalStore} promises. A store passes it by a subclass that makes empty ones. */
public abstract class JournalStoreContract {

    private final BlockChain chain = BlockChain.begin();
    private JournalStore store = new InMemoryJournalStore();

    /** A store without a block, closed after the test. */
    protected abstract JournalStore empty();

    @BeforeEach
    void openAnEmptyStore() {
        store = empty();
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    @Test
    void anEmptyStoreHasNoTipAndNoBlocks() {
        assertThat(store.tip()).isEmpty();
        assertThat(read(0)).isEmpty();
        assertThat(store.block(0)).isEmpty();
    }

    @Test
    void whatIsAppendedIsReadBackAsItWas() {
        List<Block> blocks = Blocks.next(chain, 3);

        store.append(0, blocks);

        assertThat(read(0)).containsExactlyElementsOf(blocks);
    }

    @Test
    void theTipIsTheLastBlock() {
        List<Block> blocks = Blocks.next(chain, 3);

        store.append(0, blocks.subList(0, 2));
        assertThat(store.tip()).contains(JournalTip.of(blocks.get(1)));

        store.append(2, blocks.subList(2, 3));
        assertThat(store.tip()).contains(JournalTip.of(blocks.get(2)));
    }

    @Test
    void readingStartsAtTheSequenceNumberAskedFor() {
        List<Block> blocks = Blocks.next(chain, 300);
        store.append(0, blocks);

        assertThat(read(297)).containsExactlyElementsOf(blocks.subList(297, 300));
        assertThat(read(300)).isEmpty();
        assertThat(read(Long.MAX_VALUE)).isEmpty();
        assertThat(read(-5)).hasSize(300);
        assertThat(store.block(256)).contains(blocks.get(256));
        assertThat(store.block(300)).isEmpty();
    }

    @Test
    void aReaderSeesNoMoreThanThereWasWhenItBegan() {
        store.append(0, Blocks.next(chain, 2));
        try (Stream<Block> begun = store.read(0)) {
            store.append(2, Blocks.next(chain, 2));

            assertThat(begun).hasSize(2);
        }
    }

    @Test
    void anAppendBehindTheTipIsRefusedAndNothingIsAppended() {
        List<Block> first = Blocks.next(chain, 2);
        store.append(0, first);
        List<Block> rivals = Blocks.next(BlockChain.begin(), 4);

        assertThatThrownBy(() -> store.append(1, rivals.subList(1, 4))).isInstanceOf(SequenceConflictException.class);

        assertThat(read(0)).containsExactlyElementsOf(first);
        assertThat(store.tip()).contains(JournalTip.of(first.get(1)));
    }

    @Test
    void anAppendAheadOfTheTipIsRefusedAndNothingIsAppended() {
        List<Block> blocks = Blocks.next(chain, 3);

        assertThatThrownBy(() -> store.append(2, blocks.subList(2, 3))).isInstanceOf(SequenceConflictException.class);

        assertThat(read(0)).isEmpty();
    }

    @Test
    void blocksThatDoNotFollowEachOtherAreRefusedAndNothingIsAppended() {
        List<Block> blocks = Blocks.next(chain, 3);

        assertThatThrownBy(() -> store.append(0, List.of(blocks.get(0), blocks.get(2))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(read(0)).isEmpty();
        assertThat(store.tip()).isEmpty();
    }

    @Test
    void anAppendOfNothingIsRefused() {
        assertThatThrownBy(() -> store.append(0, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofManyAppendersAtOneSequenceNumberExactlyOneWins() throws Exception {
        int rivals = 4;
        int rounds = 25;
        int blocksAtOnce = 3;
        CyclicBarrier together = new CyclicBarrier(rivals);
        List<Future<Integer>> wins = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(rivals)) {
            for (int i = 0; i < rivals; i++) {
                wins.add(threads.submit(() -> winsOf(rounds, blocksAtOnce, together)));
            }
        }

        int all = 0;
        for (Future<Integer> won : wins) {
            all += won.get();
        }
        assertThat(all).isEqualTo(rounds);
        assertThat(read(0).stream().map(Block::sequenceNo))
                .containsExactlyElementsOf(IntStream.range(0, rounds * blocksAtOnce)
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(ChainVerifier.verify(store)).isEqualTo((long) rounds * blocksAtOnce);
    }

    @Test
    void redactedDataIsReadNoMoreAndEveryHashHolds() {
        List<Block> blocks = Blocks.next(chain, 3);
        store.append(0, blocks);
        Revision before = blocks.get(1).revisions().getFirst();

        store.redact(1, before.metadata().id());

        Revision after = read(1).getFirst().revisions().getFirst();
        assertThat(after.data()).isNull();
        assertThat(after.dataHash()).isEqualTo(before.contentHash());
        assertThat(after.hash()).isEqualTo(before.hash());
        assertThat(ChainVerifier.verify(store)).isEqualTo(3);
        assertThat(read(0).get(0)).isEqualTo(blocks.get(0));
        assertThat(read(0).get(2)).isEqualTo(blocks.get(2));
        assertThat(store.tip()).contains(JournalTip.of(blocks.get(2)));
    }

    @Test
    void redactingAgainOrWhatIsNotThereDoesNothing() {
        List<Block> blocks = Blocks.next(chain, 2);
        store.append(0, blocks);
        String document = blocks.get(1).revisions().getFirst().metadata().id();
        store.redact(1, document);
        List<Block> redacted = read(0);

        store.redact(1, document);
        store.redact(0, document);
        store.redact(2, document);

        assertThat(read(0)).isEqualTo(redacted);
    }

    @Test
    void blocksAreReadAndAppendedAfterAnErasureAsBefore() {
        List<Block> blocks = Blocks.next(chain, 40);
        store.append(0, blocks);
        TreeSet<Long> redacted = new TreeSet<>();
        for (long sequenceNo = 5; sequenceNo < 35; sequenceNo += 10) {
            store.redact(
                    sequenceNo,
                    blocks.get((int) sequenceNo)
                            .revisions()
                            .getFirst()
                            .metadata()
                            .id());
            redacted.add(sequenceNo);
        }

        store.erase(redacted);

        store.append(40, Blocks.next(chain, 1));
        assertThat(ChainVerifier.verify(store)).isEqualTo(41);
    }

    private int winsOf(int rounds, int blocksAtOnce, CyclicBarrier together) throws Exception {
        int wins = 0;
        for (int round = 0; round < rounds; round++) {
            BlockChain from = store.tip().map(BlockChain::from).orElseGet(BlockChain::begin);
            List<Block> blocks = Blocks.next(from, blocksAtOnce);
            together.await(30, SECONDS);
            try {
                store.append((long) round * blocksAtOnce, blocks);
                wins++;
            } catch (SequenceConflictException e) {
                // Another was first.
            }
            together.await(30, SECONDS);
        }
        return wins;
    }

    protected final List<Block> read(long from) {
        try (Stream<Block> blocks = store.read(from)) {
            return blocks.toList();
        }
    }
}
