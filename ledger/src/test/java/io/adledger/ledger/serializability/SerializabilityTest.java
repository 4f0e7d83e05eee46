package io.adledger.ledger.serializability;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.ledger.journal.RocksDbJournalStore;
import io.adledger.ledger.storage.Views;
import io.adledger.ledger.transaction.Client;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens at the same time, there is an order in which it could have happened one after another. */
class SerializabilityTest {

    @TempDir
    Path folder;

    @Property(tries = 40)
    void transactionsInRandomTurnsAreSerializable(@ForAll Random random) {
        try (Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults())) {
            List<Observed> history = workload(ledger).interleaved(random.nextLong(), 80, 5);

            assertThat(SerializationGraph.anomaly(history)).isEmpty();
            assertThat(history).hasSizeGreaterThan(10);
        }
    }

    @Property(tries = 20)
    void transactionsOfTwoServersInRandomTurnsAreSerializable(@ForAll Random random) {
        InMemoryJournalStore journal = new InMemoryJournalStore();
        try (Ledger one = Ledger.open("ads", LedgerSettings.defaults(), journal, Views.inMemory());
                Ledger other = Ledger.open("ads", LedgerSettings.defaults(), journal, Views.inMemory())) {
            List<Observed> history = workload(one, other).interleaved(random.nextLong(), 80, 5);

            assertThat(SerializationGraph.anomaly(history)).isEmpty();
        }
    }

    @Test
    void transactionsOfManyThreadsAreSerializable() throws Exception {
        try (Ledger ledger =
                Ledger.open("ads", LedgerSettings.defaults(), RocksDbJournalStore.open(folder), Views.inMemory())) {
            List<Observed> history = workload(ledger).concurrent(1, 8, 60);

            assertThat(SerializationGraph.anomaly(history)).isEmpty();
            assertThat(history).hasSizeGreaterThan(50);
            ChainVerifier.verify(ledger.journal());
        }
    }

    @Test
    void transactionsOfManyThreadsOnTwoServersAreSerializable() throws Exception {
        InMemoryJournalStore journal = new InMemoryJournalStore();
        try (Ledger one = Ledger.open("ads", LedgerSettings.defaults(), journal, Views.inMemory());
                Ledger other = Ledger.open("ads", LedgerSettings.defaults(), journal, Views.inMemory())) {
            List<Observed> history = workload(one, other).concurrent(2, 8, 60);

            assertThat(SerializationGraph.anomaly(history)).isEmpty();
            assertThat(history).hasSizeGreaterThan(50);
            ChainVerifier.verify(journal);
        }
    }

    private static Workload workload(Ledger... servers) {
        return new Workload(
                new LedgerSubject(List.of(servers).stream().map(Client::new).toList(), Workload.LISTS));
    }
}
