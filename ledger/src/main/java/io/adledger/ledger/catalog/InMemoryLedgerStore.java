package io.adledger.ledger.catalog;

import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.ledger.storage.Views;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps nothing beyond the life of the process. */
final class InMemoryLedgerStore implements LedgerStore {

    @Override
    public List<LedgerDescription> descriptions() {
        return List.of();
    }

    @Override
    public boolean save(Optional<LedgerDescription> before, LedgerDescription after) {
        return true;
    }

    @Override
    public Ledger open(String name, boolean replica, LedgerSettings settings) {
        return replica
                ? Ledger.openReplica(name, settings, new InMemoryJournalStore(), Views.inMemory())
                : Ledger.inMemory(name, settings);
    }

    @Override
    public void requireRoom(String name) {
        throw new CatalogException("it is in memory only, and would be empty");
    }

    @Override
    public Optional<Path> directory(String name) {
        return Optional.empty();
    }

    @Override
    public void remove(String name) {}
}
