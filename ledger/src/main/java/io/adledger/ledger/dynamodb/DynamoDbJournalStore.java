package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockSequence;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.journal.SequenceConflictException;
import io.adledger.ledger.journal.StoredBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A journal in a DynamoDB table, which any number of processes may append to and read at once, beside other journals. Blocks
 * that are appended together are a group; one conditional write of the group's item makes them part of the journal, whatever
 * their size. Reads are strongly consistent. Thread-safe.
 *
 * {@snippet :
 * JournalTable.create(client, "journal");
 * try (JournalStore journal = DynamoDbJournalStore.open(client, "journal", "ads")) {
 *     journal.append(0, blocks);
 * }
 * }
 *
 * An append may have 65,536 blocks at most. What was redacted is overwritten in the table, and deleted from what was left behind
 * by appends that failed; backups of the table, and its recovery to a point in time, keep it for as long as they are told to.
 */
public final class DynamoDbJournalStore implements JournalStore {

    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbJournalStore.class);
    private static final int REQUESTS_AT_ONCE = 16;

    private final JournalLayout layout;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            REQUESTS_AT_ONCE, Thread.ofVirtual().name("journal-", 0).factory());
    private final Groups groups;
    private final Tips tips;
    private final BlockReader reader;
    private final GroupWriter writer;
    private final Redaction redaction;
    private final Leftovers leftovers;
    private final Sweep sweep;
    private volatile boolean closed;

    DynamoDbJournalStore(JournalItems items, JournalKeys keys, JournalLayout layout) {
        this.layout = layout;
        this.groups = new Groups(items, keys);
        this.tips = new Tips(groups, keys);
        Parts parts = new Parts(items, keys, threads);
        this.reader = new BlockReader(groups, parts, threads, layout);
        this.leftovers = new Leftovers(items, keys, threads, layout.reservedBlocks());
        this.sweep = new Sweep(items, keys, groups, parts, tips, leftovers, threads);
        this.writer = new GroupWriter(parts, leftovers, layout);
        this.redaction = new Redaction(groups, reader, writer, leftovers);
    }

    /**
     * Opens a journal, which is empty if nobody has appended to it.
     *
     * @param client not closed with the journal; its settings say how often, and for how long, a request is tried
     * @param table has the keys that {@link JournalTable} says
     * @param journal the journal's name among those of the table
     * @throws JournalStoreException if the table cannot be read
     */
    public static DynamoDbJournalStore open(DynamoDbClient client, String table, String journal) {
        return open(client, table, journal, JournalLayout.DEFAULT);
    }

    static DynamoDbJournalStore open(DynamoDbClient client, String table, String journal, JournalLayout layout) {
        DynamoDbJournalStore store = new DynamoDbJournalStore(
                new JournalItems(client, table), new JournalKeys(journal, layout.sectionBlocks()), layout);
        try {
            store.tip();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        if (layout.sweepsAtOpening()) {
            store.threads.execute(store::sweepOnce);
        }
        return store;
    }

    /** Deletes a journal that nobody has open, with all its blocks; nothing if it is empty. May take long. */
    static void delete(DynamoDbClient client, String table, String journal) {
        JournalItems items = new JournalItems(client, table);
        JournalKeys keys = new JournalKeys(journal, JournalLayout.DEFAULT.sectionBlocks());
        Optional<Long> last = new Tips(new Groups(items, keys), keys).now().map(JournalTip::sequenceNo);
        new JournalRemoval(items, keys).carryOut(last);
    }

    private void sweepOnce() {
        try {
            sweep.carryOut();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warn("what writers have left behind is not swept; the next opening tries again", e);
            }
        }
    }

    @Override
    public synchronized void append(long expectedSequenceNo, List<Block> blocks) {
        requireOpen();
        if (blocks.size() > layout.sectionBlocks()) {
            throw new IllegalArgumentException(
                    blocks.size() + " blocks at once are more than " + layout.sectionBlocks());
        }
        if (expectedSequenceNo > tips.next()) {
            tips.now();
        }
        BlockSequence.check(expectedSequenceNo, tips.next(), blocks);
        JournalTip tip = JournalTip.of(blocks.getLast());
        List<byte[]> bytes = blocks.stream().map(StoredBlock::of).toList();
        Optional<Group> rival = rival(writer.prepared(expectedSequenceNo, tip, 0, bytes));
        tips.learn(rival.map(Group::tip).orElse(tip));
        rival.ifPresent(winner -> {
            throw new SequenceConflictException(expectedSequenceNo, winner.next());
        });
    }

    /** Adds a group, unless another is there. */
    private Optional<Group> rival(Group group) {
        try {
            Optional<Group> rival = groups.add(group);
            rival.ifPresent(winner -> leftovers.discard(group));
            return rival;
        } catch (RuntimeException e) {
            leftovers.mayBeLeft();
            throw e;
        } finally {
            leftovers.settled(group);
        }
    }

    @Override
    public Optional<JournalTip> tip() {
        requireOpen();
        return tips.now();
    }

    @Override
    public Optional<JournalTip> lastKnownTip() {
        requireOpen();
        return tips.known().or(tips::now);
    }

    @Override
    public Stream<Block> read(long fromSequenceNo) {
        long first = Math.max(0, fromSequenceNo);
        return tip().map(JournalTip::sequenceNo)
                .filter(last -> first <= last)
                .map(last -> reader.blocks(first, last).peek(block -> requireOpen()))
                .orElseGet(Stream::empty);
    }

    @Override
    public Optional<Block> block(long sequenceNo) {
        requireOpen();
        return sequenceNo < 0 ? Optional.empty() : reader.block(sequenceNo);
    }

    @Override
    public void redact(long sequenceNo, String documentId) {
        requireOpen();
        if (sequenceNo >= 0) {
            redaction.carryOut(sequenceNo, documentId);
        }
    }

    @Override
    public void erase(SortedSet<Long> sequenceNos) {
        requireOpen();
        sweep.carryOut();
        Set<Long> firsts = new HashSet<>();
        for (long sequenceNo : sequenceNos) {
            groups.containing(sequenceNo)
                    .filter(group -> firsts.add(group.first()))
                    .ifPresent(sweep::of);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new JournalStoreException("the journal is closed");
        }
    }

    /** Waits for what is under way; what is read or written after it fails. Harmless when repeated. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        sweep.stop();
        threads.close();
        leftovers.close();
    }
}
