package io.adledger.ledger.catalog;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.RocksDbJournalStore;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ledgers in a directory, each in a directory of its name with its {@code journal}, its {@code views} and its description
 * in {@code ledger.ion}. The description is the first file that a new ledger has, and the last that one loses: a journal
 * that has none was put there by someone, and becomes a ledger.
 */
final class DirectoryLedgerStore implements LedgerStore {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLedgerStore.class);

    /** Opening writes new files, mostly far smaller ones. Should this not do, it fails, and can be tried again. */
    private static final long ROOM_TO_OPEN = 16 << 20;

    private final Path ledgers;
    private final UnaryOperator<String> arns;

    private DirectoryLedgerStore(Path ledgers, UnaryOperator<String> arns) {
        this.ledgers = ledgers;
        this.arns = arns;
    }

    /**
     * The ledgers in a directory, which is made if need be.
     *
     * @param arns names a ledger that has no description yet
     */
    static DirectoryLedgerStore open(Path directory, UnaryOperator<String> arns) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new CatalogException("cannot keep ledgers in " + directory + ": " + e, e);
        }
        return new DirectoryLedgerStore(directory, arns);
    }

    @Override
    public List<LedgerDescription> descriptions() {
        List<LedgerDescription> found = new ArrayList<>();
        try (Stream<Path> directories = Files.list(ledgers)) {
            for (Path directory : directories.filter(Files::isDirectory).toList()) {
                String name = String.valueOf(directory.getFileName());
                description(name).read().or(() -> adopted(name)).ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new CatalogException("cannot list " + ledgers + ": " + e.getMessage(), e);
        }
        return found;
    }

    private Optional<LedgerDescription> adopted(String name) {
        Path directory = ledgers.resolve(name);
        if (!Files.isDirectory(directory.resolve("journal"))) {
            return Optional.empty();
        }
        try {
            NewLedger.requireName("Name", name);
        } catch (InvalidLedgerException e) {
            LOG.warn("the journal in {} is left alone: {}", directory, e.getMessage());
            return Optional.empty();
        }
        try (RocksDbJournalStore journal = RocksDbJournalStore.open(directory.resolve("journal"))) {
            return journal.block(0).map(first -> adopted(NewLedger.named(name), first));
        }
    }

    private LedgerDescription adopted(NewLedger ledger, Block first) {
        LedgerDescription description = new LedgerDescription(
                ledger.name(),
                arns.apply(ledger.name()),
                Instant.ofEpochMilli(first.blockTimestamp().getMillis()),
                LedgerState.ACTIVE,
                ledger.permissionsMode(),
                ledger.deletionProtection(),
                ledger.tags(),
                Map.of(),
                false);
        save(Optional.empty(), description);
        return description;
    }

    @Override
    public boolean save(Optional<LedgerDescription> before, LedgerDescription after) {
        description(after.name()).write(after);
        return true;
    }

    private DescriptionFile description(String name) {
        return new DescriptionFile(ledgers, name);
    }

    @Override
    public Ledger open(String name, boolean replica, LedgerSettings settings) {
        Path directory = ledgers.resolve(name);
        return replica ? Ledger.openReplica(name, settings, directory) : Ledger.open(name, settings, directory);
    }

    @Override
    public void requireRoom(String name) {
        Path probe = ledgers.resolve(name).resolve("room");
        try {
            try (FileChannel file = FileChannel.open(probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                ByteBuffer content = ByteBuffer.allocate(1 << 20);
                for (long written = 0; written < ROOM_TO_OPEN; written += content.capacity()) {
                    content.clear();
                    while (content.hasRemaining()) {
                        file.write(content);
                    }
                }
                file.force(true);
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            throw new CatalogException("there is no room for its files: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Path> directory(String name) {
        return Optional.of(ledgers.resolve(name));
    }

    @Override
    public void remove(String name) {
        Path directory = ledgers.resolve(name);
        Path description = directory.resolve(DescriptionFile.NAME);
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(description) && !file.equals(directory))
                    .toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(description);
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new CatalogException("cannot remove " + directory + ": " + e.getMessage(), e);
        }
    }
}
