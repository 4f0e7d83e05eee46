package io.adledger.ledger.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.Blocks;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.journal.SequenceConflictException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Writers whose requests and answers get lost at random, also one after another until the client gives up. What one of them
 * was told is so, is so: appended is there, once and whole; second is not there; of what it was not told, all or nothing.
 */
class FaultsTest {

    private static final JournalLayout SMALL_PARTS = new JournalLayout(50, 2_000, 900, 20, 3_000, 2, false);
    private static final int WRITERS = 3;
    private static final int APPENDS = 25;

    /** What a writer was told of an append. */
    private enum Told {
        APPENDED,
        SECOND,
        NOT_TOLD
    }

    private record Attempt(List<Block> blocks, Told told) {}

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void whatAWriterIsToldHolds(@ForAll Random random) throws Exception {
        String journal = LocalTable.newJournal();
        List<Future<List<Attempt>>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                long seed = random.nextLong();
                writers.add(threads.submit(() -> append(journal, new Random(seed))));
            }
        }
        List<Attempt> attempts = new ArrayList<>();
        for (Future<List<Attempt>> writer : writers) {
            attempts.addAll(writer.get());
        }

        try (DynamoDbJournalStore store = open(LocalTable.client(), journal);
                Stream<Block> read = store.read(0)) {
            List<Block> there = read.toList();
            ChainVerifier.verify(store);
            assertThat(store.tip()).contains(JournalTip.of(there.getLast()));
            attempts.forEach(attempt -> {
                Statistics.collect(attempt.told());
                holds(attempt, there);
            });
            Statistics.coverage(coverage ->
                    List.of(Told.values()).forEach(told -> coverage.check(told).count(times -> times > 0)));
            store.erase(new TreeSet<>());
            assertThat(partsOfEach(journal, there))
                    .as("writings with parts at one place")
                    .allMatch(n -> n <= 1);
        }
    }

    private static void holds(Attempt attempt, List<Block> there) {
        Set<Block> all = new HashSet<>(there);
        long found = attempt.blocks().stream().filter(all::contains).count();
        switch (attempt.told()) {
            case APPENDED -> assertThat(found).isEqualTo(attempt.blocks().size());
            case SECOND -> assertThat(found).isZero();
            case NOT_TOLD -> assertThat(found).isIn(0L, (long) attempt.blocks().size());
        }
    }

    private static List<Long> partsOfEach(String journal, List<Block> there) {
        return there.stream()
                .map(block -> Leftover.parts(journal, block.sequenceNo()).stream()
                        .map(Writing::ofPart)
                        .distinct()
                        .count())
                .toList();
    }

    private static DynamoDbJournalStore open(DynamoDbClient client, String journal) {
        return DynamoDbJournalStore.open(client, LocalTable.NAME, journal, SMALL_PARTS);
    }

    private static List<Attempt> append(String journal, Random random) {
        List<Attempt> attempts = new ArrayList<>();
        FaultyHttp http = new FaultyHttp(random.nextLong(), 0);
        DynamoDbClient client = LocalTable.client(http);
        DynamoDbJournalStore store = open(client, journal);
        while (attempts.size() < APPENDS) {
            http.likelihood(0);
            BlockChain chain = store.tip().map(BlockChain::from).orElseGet(BlockChain::begin);
            long next = store.tip().map(tip -> tip.sequenceNo() + 1).orElse(0L);
            List<Block> blocks = Blocks.next(chain, 1 + random.nextInt(6));
            if (blocks.getFirst().sequenceNo() != next) {
                continue;
            }
            http.likelihood(random.nextInt(3) * 0.35);
            attempts.add(new Attempt(blocks, told(store, blocks)));
        }
        http.likelihood(0);
        store.close();
        return attempts;
    }

    private static Told told(DynamoDbJournalStore store, List<Block> blocks) {
        try {
            store.append(blocks.getFirst().sequenceNo(), blocks);
            return Told.APPENDED;
        } catch (SequenceConflictException e) {
            return Told.SECOND;
        } catch (JournalStoreException e) {
            return Told.NOT_TOLD;
        }
    }
}
