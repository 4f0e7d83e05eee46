package io.adledger.ledger.catalog;

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
    public void save(LedgerDescription description) {}

    @Override
    public Ledger open(String name, LedgerSettings settings) {
        return Ledger.inMemory(name, settings);
    }

    @Override
    public Optional<Path> directory(String name) {
        return Optional.empty();
    }

    @Override
    public void remove(String name) {}
}
