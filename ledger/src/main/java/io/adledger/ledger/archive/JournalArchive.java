package io.adledger.ledger.archive;

import io.adledger.ledger.assembly.BlockAssembly;
import io.adledger.ledger.assembly.PendingParts;
import io.adledger.ledger.export.ObjectStore;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockTimes;
import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a journal to an object store, from the records of its stream: every block once, verified, in objects of consecutive
 * blocks of one hour, each in the manifest of its day. Where it was stopped it goes on, as the store has it. What is redacted
 * in the journal is taken out of the objects before the redaction itself is archived. Thread-safe; one writer.
 */
public final class JournalArchive implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalArchive.class);
    private static final int MOST_BLOCKS = 2_000;

    private final ArchiveIndex index;
    private final BlockAssembly assembly;
    private final PendingParts pending;
    private final ArchiveSettings settings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("archive").factory());
    private final ScheduledFuture<?> looks;
    private @Nullable Instant oldestWaits;

    private JournalArchive(ArchiveIndex index, PendingParts pending, ArchiveSettings settings) {
        this.index = index;
        this.pending = pending;
        this.settings = settings;
        this.assembly = new BlockAssembly(pending, index.tip());
        this.oldestWaits = pending.bytes() > 0 ? settings.clock().instant() : null;
        long look = Math.max(100, settings.longestWait().toMillis() / 4);
        looks = timer.scheduleWithFixedDelay(this::writeIfDue, look, look, TimeUnit.MILLISECONDS);
    }

    /**
     * The archive under a prefix.
     *
     * @param prefix of all its keys: empty, or ending in a slash
     * @param pending keeps what is not archived yet; closed with it
     * @throws io.adledger.ledger.export.ObjectStoreException if the store cannot be read
     * @throws ArchiveException if what is there is not as it was written
     */
    public static JournalArchive open(
            ObjectStore store, String prefix, PendingParts pending, ArchiveSettings settings) {
        return new JournalArchive(ArchiveIndex.read(new ArchiveObjects(store), prefix), pending, settings);
    }

    /** The sequence number of the first block that is not in the archive. */
    public synchronized long next() {
        return index.next();
    }

    /**
     * Takes in stream records; what they say is durable when this returns, and in the archive before long.
     *
     * @throws io.adledger.ledger.journal.MalformedBlockException if one is no stream record; none is taken in then
     * @throws io.adledger.ledger.assembly.AssemblyException if a block does not verify
     * @throws io.adledger.ledger.export.ObjectStoreException if the store does not take what is due
     */
    public synchronized void accept(List<byte[]> records) {
        assembly.keep(records);
        if (pending.bytes() > 0 && oldestWaits == null) {
            oldestWaits = settings.clock().instant();
        }
        while (pending.bytes() >= settings.objectBytes() && write(false)) {
            LOG.debug("archived up to block {}", index.next() - 1);
        }
        if (isDue()) {
            flush();
        }
    }

    /** Archives everything that is there as whole blocks. */
    public synchronized void flush() {
        while (write(true)) {
            LOG.debug("archived up to block {}", index.next() - 1);
        }
        oldestWaits = pending.bytes() > 0 ? settings.clock().instant() : null;
    }

    private synchronized void writeIfDue() {
        try {
            if (isDue()) {
                flush();
            }
        } catch (RuntimeException e) {
            LOG.warn("what waits for the archive is to be tried again", e);
        }
    }

    private boolean isDue() {
        Instant since = oldestWaits;
        return since != null && !settings.clock().instant().isBefore(since.plus(settings.longestWait()));
    }

    /** Writes one object; false if there is nothing for one. */
    private boolean write(boolean whatever) {
        List<Block> blocks = object(whatever);
        if (blocks.isEmpty()) {
            return false;
        }
        for (Block block : blocks) {
            redactions(block)
                    .forEach(revision -> index.redact(revision.blockAddress().sequenceNo(), revision.documentId()));
        }
        index.add(withoutRedacted(blocks));
        assembly.done(blocks);
        return true;
    }

    /** The blocks of the next object; none if they would not fill it, unless it may be of any size. */
    private List<Block> object(boolean whatever) {
        List<Block> object = new ArrayList<>();
        long bytes = 0;
        for (Block block : assembly.peek(MOST_BLOCKS)) {
            if (!object.isEmpty() && !hour(block).equals(hour(object.getFirst()))) {
                return object;
            }
            object.add(block);
            bytes += ArchiveObjects.encoded(block).length;
            if (bytes >= settings.objectBytes()) {
                return object;
            }
        }
        return whatever || object.size() == MOST_BLOCKS ? object : List.of();
    }

    private static List<Block> withoutRedacted(List<Block> blocks) {
        List<Block> without = new ArrayList<>(blocks);
        long first = blocks.getFirst().sequenceNo();
        for (Block block : blocks) {
            for (RedactedRevision revision : redactions(block)) {
                int place = Math.toIntExact(revision.blockAddress().sequenceNo() - first);
                if (place >= 0 && place < without.size()) {
                    without.set(place, without.get(place).redacted(revision.documentId()));
                }
            }
        }
        return without;
    }

    private static List<RedactedRevision> redactions(Block block) {
        return block.redactionInfo() == null ? List.of() : block.redactionInfo().revisions();
    }

    private static Instant hour(Block block) {
        return BlockTimes.of(block).truncatedTo(ChronoUnit.HOURS);
    }

    /** Archives what is there as far as the store takes it now, and ends. */
    @Override
    public void close() {
        looks.cancel(false);
        timer.shutdown();
        synchronized (this) {
            try {
                flush();
            } catch (RuntimeException e) {
                LOG.warn("what waits for the archive is archived at the next start", e);
            } finally {
                pending.close();
            }
        }
    }
}
