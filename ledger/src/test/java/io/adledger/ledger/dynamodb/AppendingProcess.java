package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.Blocks;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.journal.SequenceConflictException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Appends groups of blocks, most of them in parts, until it is killed; says which are appended. Arguments: the journal. Where
 * the table is says the environment, as it does to a server.
 */
final class AppendingProcess {

    private AppendingProcess() {}

    public static void main(String[] arguments) {
        Random random = new Random();
        try (DynamoDbClient client = DynamoDbClients.create();
                DynamoDbJournalStore store =
                        DynamoDbJournalStore.open(client, LocalTable.NAME, arguments[0], AppendKillTest.LAYOUT)) {
            System.out.println("ready");
            while (true) {
                Optional<JournalTip> tip = store.tip();
                List<Block> blocks =
                        Blocks.next(tip.map(BlockChain::from).orElseGet(BlockChain::begin), 1 + random.nextInt(8));
                try {
                    store.append(blocks.getFirst().sequenceNo(), blocks);
                    System.out.println(blocks.getLast().sequenceNo() + " "
                            + blocks.getLast().transactionId());
                } catch (SequenceConflictException e) {
                    // Another process was first.
                }
            }
        }
    }
}
