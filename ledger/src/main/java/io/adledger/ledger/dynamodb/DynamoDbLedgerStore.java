package io.adledger.ledger.dynamodb;

import com.amazon.ion.IonException;
import io.adledger.ledger.catalog.CatalogException;
import io.adledger.ledger.catalog.DescriptionText;
import io.adledger.ledger.catalog.LedgerDescription;
import io.adledger.ledger.catalog.LedgerStore;
import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.storage.Views;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Ledgers whose journals and descriptions are in two DynamoDB tables, which any number of servers may share. What a server
 * keeps in its own directory are views: they save it from reading the whole journal when it is started again, and can be
 * deleted at any time that it is not running. Thread-safe.
 */
public final class DynamoDbLedgerStore implements LedgerStore {

    private final DynamoDbClient client;
    private final CatalogTable catalog;
    private final String journalTable;
    private final ViewFolders folders;
    private final Map<String, String> journals = new ConcurrentHashMap<>();

    /**
     * A store with a client of its own, whose region, endpoint and credentials come from where the SDK looks for them. It lives
     * as long as the process.
     */
    public static DynamoDbLedgerStore open(String catalogTable, String journalTable, Path views) {
        return new DynamoDbLedgerStore(DynamoDbClients.create(), catalogTable, journalTable, views);
    }

    /**
     * A store.
     *
     * @param client not closed with the catalog
     * @param catalogTable as {@link CatalogTable} says
     * @param journalTable as {@link JournalTable} says
     * @param views where this server, and no other process, keeps its views
     */
    public DynamoDbLedgerStore(DynamoDbClient client, String catalogTable, String journalTable, Path views) {
        this.client = client;
        this.catalog = new CatalogTable(client, catalogTable);
        this.journalTable = journalTable;
        this.folders = new ViewFolders(views);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public List<LedgerDescription> descriptions() {
        List<CatalogTable.Entry> entries = catalog.entries();
        journals.putAll(
                entries.stream().collect(Collectors.toMap(CatalogTable.Entry::name, CatalogTable.Entry::journal)));
        return entries.stream().map(DynamoDbLedgerStore::description).toList();
    }

    private static LedgerDescription description(CatalogTable.Entry entry) {
        try {
            return DescriptionText.parse(entry.description());
        } catch (IonException | IllegalArgumentException e) {
            throw new CatalogException("cannot read the entry of ledger " + entry.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean save(Optional<LedgerDescription> before, LedgerDescription after) {
        if (before.isEmpty()) {
            CatalogTable.Entry entry = entry(after, UniqueId.next());
            boolean added = catalog.add(entry);
            if (added) {
                journals.put(after.name(), entry.journal());
            }
            return added;
        }
        String journal = journal(after.name());
        return catalog.replace(entry(before.get(), journal), entry(after, journal));
    }

    private static CatalogTable.Entry entry(LedgerDescription ledger, String journal) {
        return new CatalogTable.Entry(ledger.name(), journal, DescriptionText.of(ledger));
    }

    private String journal(String name) {
        String journal = journals.get(name);
        if (journal == null) {
            throw new CatalogException("there is no ledger " + name);
        }
        return journal;
    }

    @Override
    public Ledger open(String name, boolean replica, LedgerSettings settings) {
        String id = journal(name);
        JournalStore journal = DynamoDbJournalStore.open(client, journalTable, id);
        try {
            Views views = Views.open(folders.of(name, id));
            try {
                return replica
                        ? Ledger.openReplica(name, settings, journal, views)
                        : Ledger.open(name, settings, journal, views);
            } catch (RuntimeException e) {
                views.close();
                throw e;
            }
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** The table has room. */
    @Override
    public void requireRoom(String name) {}

    /** Nowhere: what one server keeps, the others could not go on with. */
    @Override
    public Optional<Path> directory(String name) {
        return Optional.empty();
    }

    @Override
    public void remove(String name) {
        String journal = journals.get(name);
        if (journal != null) {
            folders.delete(name, journal);
            DynamoDbJournalStore.delete(client, journalTable, journal);
            catalog.remove(name);
            journals.remove(name);
        }
    }
}
