package io.adledger.ledger.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.Blocks;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.journal.SequenceConflictException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What appends that came to nothing leave in the table, who sees it, and how it goes. */
class LeftoversTest {

    private static final JournalLayout IN_PARTS = new JournalLayout(1_000, 0, 900, 5, 10_000, 2, false);

    private final String journal = LocalTable.newJournal();

    private DynamoDbJournalStore open() {
        return open(LocalTable.client());
    }

    private DynamoDbJournalStore open(DynamoDbClient client) {
        return DynamoDbJournalStore.open(client, LocalTable.NAME, journal, IN_PARTS);
    }

    @Test
    void whoeverIsSecondDeletesItsPartsItself() {
        List<Block> first = Blocks.next(BlockChain.begin(), 3);
        DynamoDbJournalStore second = open();
        try (DynamoDbJournalStore one = open()) {
            one.append(0, first);
        }

        assertThatThrownBy(() -> second.append(0, Blocks.next(BlockChain.begin(), 2)))
                .isInstanceOf(SequenceConflictException.class);
        second.close();

        try (DynamoDbJournalStore store = open()) {
            assertThat(ChainVerifier.verify(store)).isEqualTo(3);
        }
        assertThat(Leftover.parts(journal, 0).stream().map(Writing::ofPart).distinct())
                .hasSize(1);
        assertThat(Leftover.reservations(journal)).isZero();
    }

    @Test
    void whatAWriterThatIsGoneHasLeftIsSeenByNobodyAndSwept() {
        BlockChain chain = BlockChain.begin();
        leaveParts(0);
        try (DynamoDbJournalStore store = open()) {
            assertThat(store.tip()).isEmpty();
            assertThat(Leftover.parts(journal, 0)).isNotEmpty();

            for (int i = 0; i < 7; i++) {
                store.append(i, Blocks.next(chain, 1));
            }
            leaveParts(7);
            store.append(7, Blocks.next(chain, 2));
            assertThat(ChainVerifier.verify(store)).isEqualTo(9);
            assertThat(writings(0)).isEqualTo(2);
            assertThat(writings(7)).isEqualTo(2);

            store.erase(new TreeSet<>());

            assertThat(writings(0)).isEqualTo(1);
            assertThat(writings(7)).isEqualTo(1);
            assertThat(ChainVerifier.verify(store)).isEqualTo(9);
        }
        assertThat(Leftover.reservations(journal))
                .as("the journal is not yet beyond what the second one noted")
                .isEqualTo(1);
    }

    private long writings(long sequenceNo) {
        return Leftover.parts(journal, sequenceNo).stream()
                .map(Writing::ofPart)
                .distinct()
                .count();
    }

    /** As a writer does that is killed before the group's own item: nothing reaches the table any more after the parts. */
    private void leaveParts(long next) {
        CutHttp http = new CutHttp(journal + "/blocks/");
        DynamoDbJournalStore killed = open(LocalTable.client(http));
        List<Block> blocks = Blocks.next(killed.tip().map(BlockChain::from).orElseGet(BlockChain::begin), 2);
        http.cut();

        assertThatThrownBy(() -> killed.append(next, blocks)).isInstanceOf(JournalStoreException.class);
    }
}
