package io.adledger.ledger.serializability;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.dynamodb.DynamoDbJournalStore;
import io.adledger.ledger.dynamodb.LocalTable;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.storage.Views;
import io.adledger.ledger.transaction.Client;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Servers that share a journal in a table, and nothing else. */
class SharedTableSerializabilityTest {

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void transactionsOfTwoServersInRandomTurnsAreSerializable(@ForAll Random random) {
        List<Ledger> servers = servers(2);

        List<Observed> history = workload(servers).interleaved(random.nextLong(), 80, 5);

        assertThat(SerializationGraph.anomaly(history)).isEmpty();
        servers.forEach(Ledger::close);
    }

    @Test
    void transactionsOfManyThreadsOnThreeServersAreSerializable() throws Exception {
        List<Ledger> servers = servers(3);

        List<Observed> history = workload(servers).concurrent(2, 9, 50);

        assertThat(SerializationGraph.anomaly(history)).isEmpty();
        assertThat(history).hasSizeGreaterThan(50);
        ChainVerifier.verify(servers.getFirst().journal());
        servers.forEach(Ledger::close);
    }

    private static List<Ledger> servers(int count) {
        String journal = LocalTable.newJournal();
        List<Ledger> servers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            servers.add(Ledger.open(
                    "ads",
                    LedgerSettings.defaults(),
                    DynamoDbJournalStore.open(LocalTable.client(), LocalTable.NAME, journal),
                    Views.inMemory()));
        }
        return servers;
    }

    private static Workload workload(List<Ledger> servers) {
        return new Workload(new LedgerSubject(servers.stream().map(Client::new).toList(), Workload.LISTS));
    }
}
