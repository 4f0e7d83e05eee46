package io.adledger.ledger.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.Blocks;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.journal.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What does not fit into an item, a page or a transaction of DynamoDB's. */
class LargeGroupsTest {

    private final String journal = LocalTable.newJournal();
    private final DynamoDbJournalStore store = open();
    private final BlockChain chain = BlockChain.begin();

    private DynamoDbJournalStore open() {
        return DynamoDbJournalStore.open(LocalTable.client(), LocalTable.NAME, journal);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aBlockOfSeveralMegabytesIsReadAsItWas() {
        Block large = Blocks.next(chain, "x".repeat(5_000_000));

        store.append(0, List.of(large));

        assertThat(store.block(0)).contains(large);
    }

    @Test
    void aThousandBlocksAreOneAppendAndEachCanBeRead() {
        List<Block> blocks = Blocks.next(chain, 1_000);
        List<Block> wide = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            wide.add(Blocks.next(chain, "y".repeat(20_000)));
        }

        store.append(0, blocks);
        store.append(1_000, wide);

        try (DynamoDbJournalStore other = open();
                Stream<Block> read = other.read(0)) {
            assertThat(read)
                    .containsExactlyElementsOf(
                            Stream.concat(blocks.stream(), wide.stream()).toList());
            for (int sequenceNo : List.of(0, 1, 389, 999, 1_000, 1_018, 1_019, 1_199)) {
                assertThat(other.block(sequenceNo).orElseThrow().sequenceNo()).isEqualTo(sequenceNo);
            }
            assertThat(other.tip()).contains(JournalTip.of(wide.getLast()));
            assertThat(ChainVerifier.verify(other)).isEqualTo(1_200);
        }
    }

    @Test
    void aReaderGoesOnThroughAGroupThatIsWrittenAnewMeanwhile() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            blocks.add(Blocks.next(chain, "z".repeat(200_000)));
        }
        store.append(0, blocks);
        Revision secret = blocks.get(59).revisions().getFirst();
        try (DynamoDbJournalStore other = open();
                Stream<Block> reading = store.read(0)) {
            var iterator = reading.iterator();
            assertThat(iterator.next()).isEqualTo(blocks.getFirst());

            other.redact(59, secret.metadata().id());
            other.erase(new TreeSet<>(List.of(59L)));

            Block last = blocks.getFirst();
            while (iterator.hasNext()) {
                last = iterator.next();
            }
            assertThat(last.sequenceNo()).isEqualTo(59);
            assertThat(last.revisions().getFirst().data()).isNull();
        }
    }

    @Test
    void partsThatAreMissingAreNamed() {
        store.append(0, List.of(Blocks.next(chain, "x".repeat(1_000_000))));
        Leftover.deleteAPart(journal, 0);

        assertThatThrownBy(() -> store.block(0))
                .isInstanceOf(JournalStoreException.class)
                .hasMessageContaining("parts are missing");
    }
}
