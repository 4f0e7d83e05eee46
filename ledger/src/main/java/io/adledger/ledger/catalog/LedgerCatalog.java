package io.adledger.ledger.catalog;

import io.adledger.ledger.catalog.LedgerRefusedException.Reason;
import io.adledger.ledger.tags.InvalidTagsException;
import io.adledger.ledger.tags.Tags;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.Ledgers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The ledgers of one server, and what is known of each. Creating and deleting a ledger is noted durably at once and
 * carried out after; a process that ends meanwhile goes on with it when the catalog is opened again. Thread-safe.
 *
 * {@snippet :
 * try (LedgerCatalog catalog = LedgerCatalog.open(CatalogSettings.defaults(), directory)) {
 *     catalog.obtain(NewLedger.named("ads"));
 *     catalog.use("ads", ledger -> ledger.proofs().digest());
 * }
 * }
 */
public final class LedgerCatalog implements AutoCloseable {

    private final CatalogSettings settings;
    private final Descriptions descriptions;
    private final OpenLedgers open = new OpenLedgers();
    private final LedgerWorks works;

    private LedgerCatalog(CatalogSettings settings, LedgerStore store) {
        this.settings = settings;
        this.descriptions = new Descriptions(store);
        this.works = new LedgerWorks(settings, store, descriptions, open);
    }

    /**
     * Opens the ledgers in a directory, which is made if need be. One process at a time.
     *
     * @throws RuntimeException if one of them cannot be opened; all are closed then
     */
    public static LedgerCatalog open(CatalogSettings settings, Path directory) {
        return open(settings, DirectoryLedgerStore.open(directory, settings::arn));
    }

    /**
     * Opens the ledgers of a store. If it is shared, what other servers create, change and delete is followed.
     *
     * @throws RuntimeException if one of them cannot be opened; all are closed then
     */
    public static LedgerCatalog open(CatalogSettings settings, LedgerStore store) {
        LedgerCatalog catalog = new LedgerCatalog(settings, store);
        try {
            catalog.works.openAll();
            return catalog;
        } catch (RuntimeException e) {
            catalog.close();
            throw e;
        }
    }

    /**
     * Opens the ledgers in a directory that may be of a version which kept one ledger: it then becomes the one of this
     * name.
     */
    public static LedgerCatalog openWithOnly(String name, CatalogSettings settings, Path directory) {
        SingleLedgerLayout.move(directory, name);
        return open(settings, directory);
    }

    /** Ledgers for as long as the process lives. */
    public static LedgerCatalog inMemory(CatalogSettings settings) {
        return new LedgerCatalog(settings, new InMemoryLedgerStore());
    }

    /**
     * Creates a ledger, which will be active soon.
     *
     * @throws LedgerRefusedException if there is one of that name, or are too many
     */
    public LedgerDescription create(NewLedger ledger) {
        return create(ledger, false);
    }

    private LedgerDescription create(NewLedger ledger, boolean replica) {
        Instant now = settings.ledgers().clock().instant().truncatedTo(ChronoUnit.MILLIS);
        LedgerDescription description = descriptions.add(
                new LedgerDescription(
                        ledger.name(),
                        settings.arn(ledger.name()),
                        now,
                        LedgerState.CREATING,
                        ledger.permissionsMode(),
                        ledger.deletionProtection(),
                        ledger.tags(),
                        Map.of(),
                        replica),
                settings.maxLedgers());
        works.create(ledger.name());
        return description;
    }

    /**
     * The ledger of that name, when it is active: created now if it is not there.
     *
     * @throws LedgerRefusedException if it cannot be created, or is being deleted
     */
    public LedgerDescription obtain(NewLedger ledger) {
        return obtain(ledger, false);
    }

    private LedgerDescription obtain(NewLedger ledger, boolean replica) {
        if (find(ledger.name()).isEmpty()) {
            try {
                create(ledger, replica);
            } catch (LedgerRefusedException e) {
                if (e.reason() != Reason.EXISTS) {
                    throw e;
                }
            }
        }
        LedgerDescription created = descriptions.awaitCreated(ledger.name());
        works.awaitOpen();
        return created;
    }

    /**
     * The replica of that name, when it is active, or the ledger that it has become: created now if it is not there.
     *
     * @throws LedgerRefusedException if it cannot be created, or is being deleted
     */
    public LedgerDescription obtainReplica(NewLedger ledger) {
        return obtain(ledger, true);
    }

    /**
     * Makes a ledger of a replica, durably: from now on it takes writes, which continue the chain.
     *
     * @return false if it is none
     * @throws LedgerRefusedException if it is not there, or not active, or has no block yet
     */
    public boolean promote(String name) {
        return use(name, ledger -> {
            boolean replica = ledger.isReplica();
            if (replica && ledger.journal().tip().isEmpty()) {
                throw new LedgerRefusedException(Reason.NOTHING_TO_PROMOTE, name);
            }
            descriptions.change(name, LedgerDescription::promoted);
            ledger.promote();
            return replica;
        });
    }

    /** What is known of the ledger of this name. */
    public Optional<LedgerDescription> find(String name) {
        return descriptions.find(name);
    }

    /** What is known of all ledgers, by their names. */
    public List<LedgerDescription> list() {
        return descriptions.list();
    }

    /**
     * Switches deletion protection on or off.
     *
     * @throws LedgerRefusedException if there is no such ledger
     */
    public LedgerDescription protect(String name, boolean deletionProtection) {
        return descriptions.change(name, ledger -> ledger.withDeletionProtection(deletionProtection));
    }

    /**
     * Changes how fine permissions are meant to be.
     *
     * @throws LedgerRefusedException if there is no such ledger
     */
    public LedgerDescription permit(String name, PermissionsMode mode) {
        return descriptions.change(name, ledger -> ledger.with(mode));
    }

    /**
     * Adds tags.
     *
     * @throws LedgerRefusedException if there is no such ledger
     * @throws InvalidTagsException if it has one of them already, or has too many then
     */
    public LedgerDescription tag(String name, Tags tags) {
        return descriptions.change(name, ledger -> ledger.with(ledger.tags().with(tags)));
    }

    /**
     * Takes tags away; keys that are not there are passed over.
     *
     * @throws LedgerRefusedException if there is no such ledger
     */
    public LedgerDescription untag(String name, Collection<String> keys) {
        return descriptions.change(name, ledger -> ledger.with(ledger.tags().without(keys)));
    }

    /**
     * Changes the tags of one of a ledger's tables or streams.
     *
     * @param resource {@code table/ID} or {@code stream/ID}; that it is there is the caller's to know
     * @param original what it was created with
     * @throws LedgerRefusedException if there is no such ledger
     */
    public void retag(String name, String resource, Tags original, UnaryOperator<Tags> change) {
        descriptions.change(
                name,
                ledger -> ledger.withTagsOf(
                        resource, change.apply(ledger.resourceTags().getOrDefault(resource, original))));
    }

    /**
     * Deletes a ledger with all it has. It cannot be used any more once this returns, and is gone soon.
     *
     * @throws LedgerRefusedException if there is no such ledger, it is protected, or it is in use
     */
    public void delete(String name) {
        descriptions.beginDeletion(name);
        works.delete(name);
    }

    /** Keeps a ledger from being deleted for as long as the catalog is open. */
    public void hold(String name) {
        descriptions.hold(name);
    }

    /**
     * Opens a ledger again that commits nothing any more, from what is on disk. Its sessions end; its exports and streams
     * go on after. Until there is room for new files it stays as it is, and can be read. One that works is left alone.
     *
     * @return whether it was opened again
     * @throws LedgerRefusedException if there is no such ledger, or it is not active
     * @throws NotReopenedException if it cannot be, yet
     */
    public boolean reopen(String name) {
        return works.reopen(name);
    }

    /** The ledgers that were to be opened again and could not be, with the reason. They cannot be used meanwhile. */
    public SortedMap<String, String> unopened() {
        return works.unopened();
    }

    /**
     * Uses a ledger, which does not close meanwhile.
     *
     * @throws LedgerRefusedException if it is not there, or not active
     */
    public <T> T use(String name, Function<Ledger, T> action) {
        LedgerDescription description =
                find(name).orElseThrow(() -> new LedgerRefusedException(Reason.NOT_FOUND, name));
        return switch (description.state()) {
            case CREATING -> throw new LedgerRefusedException(Reason.NOT_ACTIVE, name);
            case DELETING -> throw new LedgerRefusedException(Reason.NOT_FOUND, name);
            case ACTIVE -> open.get(name).use(action);
        };
    }

    /** The active ledgers. */
    public Ledgers ledgers() {
        return open.ledgers();
    }

    /** Tells a listener of the ledgers that are open, and of all that open and close from now on. */
    public void follow(LedgerListener listener) {
        open.follow(listener);
    }

    /** Finishes what is being created or deleted, and closes all ledgers. */
    @Override
    public void close() {
        works.close();
        open.close();
    }
}
