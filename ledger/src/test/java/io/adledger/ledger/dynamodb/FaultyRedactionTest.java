package io.adledger.ledger.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.Blocks;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Several servers carry out the same redactions, while their requests and answers get lost: in the end no secret is anywhere in
 * the table, and every block is there.
 */
class FaultyRedactionTest {

    private static final JournalLayout SMALL_PARTS = new JournalLayout(50, 1_500, 900, 20, 3_000, 2, false);
    private static final int SERVERS = 3;
    private static final int BLOCKS = 24;

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void noSecretIsLeftInTheTable(@ForAll Random random) throws Exception {
        String journal = LocalTable.newJournal();
        String secret = "secret" + random.nextLong();
        List<Block> blocks = new ArrayList<>();
        BlockChain chain = BlockChain.begin();
        for (int i = 0; i < BLOCKS; i++) {
            blocks.add(Blocks.next(chain, secret));
        }
        try (JournalStore store = open(journal, new FaultyHttp(0, 0))) {
            store.append(0, blocks.subList(0, 1));
            store.append(1, blocks.subList(1, 7));
            store.append(7, blocks.subList(7, BLOCKS));
        }
        assertThat(Leftover.texts(journal)).anyMatch(text -> text.contains(secret));

        List<Future<?>> servers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(SERVERS)) {
            for (int i = 0; i < SERVERS; i++) {
                long seed = random.nextLong();
                servers.add(threads.submit(() -> redact(journal, blocks, new Random(seed))));
            }
        }
        for (Future<?> server : servers) {
            server.get();
        }

        assertThat(Leftover.texts(journal)).noneMatch(text -> text.contains(secret));
        try (JournalStore store = open(journal, new FaultyHttp(0, 0))) {
            assertThat(ChainVerifier.verify(store)).isEqualTo(BLOCKS);
        }
    }

    private static void redact(String journal, List<Block> blocks, Random random) {
        FaultyHttp http = new FaultyHttp(random.nextLong(), 0);
        TreeSet<Long> redacted = new TreeSet<>();
        try (JournalStore store = open(journal, http)) {
            http.likelihood(0.3);
            for (Block block : blocks) {
                String document = block.revisions().getFirst().metadata().id();
                untilDone(() -> store.redact(block.sequenceNo(), document));
                redacted.add(block.sequenceNo());
            }
            untilDone(() -> store.erase(redacted));
        }
    }

    private static void untilDone(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (JournalStoreException e) {
                // As after a failure that a server is started again for.
            }
        }
    }

    private static JournalStore open(String journal, FaultyHttp http) {
        return DynamoDbJournalStore.open(LocalTable.client(http), LocalTable.NAME, journal, SMALL_PARTS);
    }
}
