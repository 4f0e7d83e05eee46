package io.adledger.ledger.transaction;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.RedactionInfo;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.journal.TransactionInfo.ChangedDocument;
import io.adledger.ledger.journal.TransactionInfo.Statement;
import io.adledger.ledger.partiql.CompiledStatement;
import io.adledger.ledger.partiql.LedgerWriter;
import io.adledger.ledger.partiql.StatementCompiler;
import io.adledger.ledger.partiql.StatementContext;
import io.adledger.ledger.storage.CatalogRow;
import io.adledger.ledger.storage.LedgerReader;
import io.adledger.ledger.storage.Snapshot;
import io.adledger.ledger.transaction.PreparedTransaction.PreparedRevision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A serializable transaction: sees the ledger as of its start, and its own changes; commits if nothing that it read has
 * been changed since. Used by one thread at a time.
 */
public final class Transaction implements AutoCloseable {

    private final String id = UniqueId.next();
    private final LedgerSettings settings;
    private final StatementCompiler compiler;
    private final ConflictIndex conflicts;
    private final CommitPipeline pipeline;
    private final Snapshot snapshot;
    private final Consumer<Transaction> closed;
    private final Instant started;

    private final ReadSet reads = new ReadSet();
    private final ChangeSet changes = new ChangeSet();
    private final List<Statement> statements = new ArrayList<>();
    private final TransactionDigest digest = new TransactionDigest(id);
    private final TransactionWriter writer;
    private long statementCharacters;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Transaction(
            LedgerSettings settings,
            StatementCompiler compiler,
            ConflictIndex conflicts,
            CommitPipeline pipeline,
            Snapshot snapshot,
            Consumer<Transaction> closed) {
        this.settings = settings;
        this.compiler = compiler;
        this.conflicts = conflicts;
        this.pipeline = pipeline;
        this.snapshot = snapshot;
        this.closed = closed;
        this.started = settings.clock().instant();
        this.writer = new TransactionWriter(settings, new TransactionReader(id, snapshot, changes, reads), changes);
    }

    private record Context(String transactionId, Timestamp now, LedgerReader reader, LedgerWriter writer)
            implements StatementContext {}

    /** The transaction's id: 22 characters of base62. */
    public String id() {
        return id;
    }

    long snapshotSequenceNo() {
        return snapshot.sequenceNo();
    }

    /** When it is too old to go on. */
    Instant expiresAt() {
        return started.plus(settings.transactionTimeout());
    }

    /**
     * Executes a statement. If it fails, the transaction is as it was before it, and may go on.
     *
     * @param parameters values of {@link io.adledger.ledger.ion.IonValues#ION}, not modified
     * @throws io.adledger.ledger.partiql.StatementException if the statement cannot be executed, also from the result
     * @throws LimitExceededException if it asks for more than the ledger allows
     * @throws TransactionExpiredException if the transaction was open for too long
     * @throws TransactionClosedException if it has been committed or aborted
     */
    public StatementResult execute(String statement, List<IonValue> parameters) {
        requireOpen();
        requireRoomFor(statement);
        Timestamp startTime = Timestamp.forMillis(settings.clock().millis(), 0);
        Hash statementDigest = TransactionDigest.of(statement, parameters);
        digest.add(statementDigest);
        long startedAt = System.nanoTime();
        long readsBefore = reads.reads();
        CompiledStatement compiled = compiler.compile(statement);
        ChangeSet before = changes.copy();
        writer.beginStatement(statements.size());
        Iterator<IonValue> values;
        try {
            values = compiled.execute(context(before), parameters);
        } catch (RuntimeException e) {
            changes.restore(before);
            throw e;
        }
        statements.add(new Statement(statement, startTime, statementDigest));
        statementCharacters += statement.length();
        return new MeteredResult(
                values, reads, this::requireOpen, reads.reads() - readsBefore, System.nanoTime() - startedAt);
    }

    /** What a statement works in: its result does not move when later statements of the transaction change something. */
    private StatementContext context(ChangeSet before) {
        return new Context(
                id,
                Timestamp.forMillis(started.toEpochMilli(), 0),
                new TransactionReader(id, snapshot, before, reads),
                writer);
    }

    /**
     * Commits; durable when this returns. The transaction is done, whatever comes of it.
     *
     * @param clientDigest the digest that the client has of this transaction
     * @throws DigestMismatchException if it is not ours, or none at all: nothing is committed
     * @throws OccConflictException if something that was read has been changed since: nothing is committed
     * @throws TransactionExpiredException if the transaction was open for too long
     * @throws TransactionClosedException if it has been committed or aborted
     * @throws LedgerFailedException if a store failed: whether it is committed is not known
     */
    public Commit commit(byte[] clientDigest) {
        requireOpen();
        try {
            if (!Arrays.equals(digest.current().toBytes(), clientDigest)) {
                throw new DigestMismatchException(id);
            }
            return changes.isEmpty() ? commitReads() : commitChanges();
        } finally {
            close();
        }
    }

    private Commit commitReads() {
        conflicts.changedSince(snapshot.sequenceNo(), reads.keys()).ifPresent(key -> {
            throw CommitPipeline.conflictOn(key);
        });
        return new Commit(id, digest.current(), Optional.empty());
    }

    private Commit commitChanges() {
        TransactionInfo info = new TransactionInfo(statements, changedDocuments());
        BlockAddress address = pipeline.commit(new PreparedTransaction(
                id,
                snapshot.sequenceNo(),
                reads.keys(),
                changes.changedKeys(),
                info,
                info.hash(),
                changes.redaction()
                        .map(revision -> new RedactionInfo(List.of(revision)))
                        .orElse(null),
                revisions()));
        return new Commit(id, digest.current(), Optional.of(address));
    }

    private Map<String, ChangedDocument> changedDocuments() {
        Map<String, ChangedDocument> documents = new LinkedHashMap<>();
        for (PendingDocument document : changes.documents()) {
            documents.put(
                    document.id(),
                    new ChangedDocument(
                            document.table().name(), document.table().id(), document.statements()));
        }
        return documents;
    }

    private List<PreparedRevision> revisions() {
        List<PreparedRevision> revisions = new ArrayList<>();
        changes.tables().forEach(table -> {
            IonStruct row = CatalogRow.of(table);
            row.makeReadOnly();
            long version = snapshot.catalog().version(table.id()) + 1;
            revisions.add(new PreparedRevision(table.id(), version, row, IonHash.of(row)));
        });
        for (PendingDocument document : changes.documents()) {
            Hash hash = document.data() == null ? Hash.EMPTY : IonHash.of(document.data());
            revisions.add(new PreparedRevision(document.id(), document.version(), document.data(), hash));
        }
        return revisions;
    }

    /** Ends the transaction without a trace; does nothing if it has ended. */
    public void abort() {
        close();
    }

    /** The same as {@link #abort}. */
    @Override
    public void close() {
        if (open.getAndSet(false)) {
            snapshot.close();
            closed.accept(this);
        }
    }

    /** Statements go into the block, and are held until then. */
    private void requireRoomFor(String statement) {
        if (statementCharacters + statement.length() > settings.maxTransactionBytes()) {
            throw new LimitExceededException("The statements of a transaction can have at most "
                    + settings.maxTransactionBytes() + " characters altogether");
        }
    }

    private void requireOpen() {
        if (!open.get()) {
            throw new TransactionClosedException(id);
        }
        if (settings.clock().instant().isAfter(expiresAt())) {
            close();
            throw new TransactionExpiredException(id);
        }
    }
}
