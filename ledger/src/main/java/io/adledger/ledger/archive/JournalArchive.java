package io.adledger.ledger.archive;

import io.adledger.ledger.assembly.BlockAssembly;
import io.adledger.ledger.assembly.CatchUp;
import io.adledger.ledger.assembly.Looks;
import io.adledger.ledger.assembly.PendingParts;
import io.adledger.ledger.export.ObjectStore;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockTimes;
import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final ArchiveIndex index;
    private final BlockAssembly assembly;
    private final PendingParts pending;
    private final ArchiveSettings settings;
    private final Looks looks;
    private @Nullable Instant oldestWaits;
    private List<Block> underWay = List.of();
    private volatile long next;

    private JournalArchive(ArchiveIndex index, PendingParts pending, CatchUp catchUp, ArchiveSettings settings) {
        this.index = index;
        this.pending = pending;
        this.settings = settings;
        this.assembly = new BlockAssembly(pending, index.tip(), catchUp, settings.objectBytes());
        this.next = assembly.next();
        Duration pause =
                Duration.ofMillis(Math.clamp(settings.longestWait().toMillis() / 4, 100, LONGEST_PAUSE.toMillis()));
        this.looks = catchUp.inBetween() ? Looks.every(pause, "archive", () -> accept(List.of())) : Looks.never();
    }

    /**
     * The archive under a prefix; it goes on after its last block, at once with what the source has that it has not.
     *
     * @param prefix of all its keys: empty, or ending in a slash
     * @param pending keeps what is not archived yet; closed with it
     * @throws io.adledger.ledger.export.ObjectStoreException if the store cannot be read
     * @throws ArchiveException if what is there is not as it was written
     */
    public static JournalArchive open(
            ObjectStore store, String prefix, PendingParts pending, CatchUp catchUp, ArchiveSettings settings) {
        return new JournalArchive(ArchiveIndex.read(new ArchiveObjects(store), prefix), pending, catchUp, settings);
    }

    /** The sequence number of the first block that is not in the archive. */
    public synchronized long archived() {
        return index.next();
    }

    /**
     * Whether the archive is as this has left it: a writer who comes and goes may have had a successor meanwhile. If not, it is
     * to be opened again before anything is written.
     *
     * @throws io.adledger.ledger.export.ObjectStoreException if the store cannot be read
     */
    public synchronized boolean isCurrent() {
        return index.isCurrent();
    }

    /** The sequence number of the first block that has not come: all before it are verified, and archived before long. */
    public long next() {
        return next;
    }

    /** Why it does not get on by itself, if so. */
    public Optional<String> trouble() {
        return looks.trouble();
    }

    /**
     * Takes in stream records; what they say is durable when this returns, and in the archive before long.
     *
     * @throws io.adledger.ledger.journal.MalformedBlockException if one is no stream record; none is taken in then
     * @throws io.adledger.ledger.assembly.AssemblyException if a block does not verify, or does not come
     * @throws io.adledger.ledger.export.ObjectStoreException if the store does not take what is due
     */
    public synchronized void accept(List<byte[]> records) {
        assembly.keep(records);
        try {
            advance();
            while (assembly.isFull() && write()) {
                advance();
            }
        } finally {
            noteWhatWaits();
        }
        if (isDue()) {
            flush();
        }
    }

    private void advance() {
        try {
            assembly.advance();
        } finally {
            next = assembly.next();
        }
    }

    private void noteWhatWaits() {
        if (!assembly.hasReady()) {
            oldestWaits = null;
        } else if (oldestWaits == null) {
            oldestWaits = settings.clock().instant();
        }
    }

    /** Archives everything that is there as whole blocks. */
    public synchronized void flush() {
        while (write()) {
            advance();
        }
        noteWhatWaits();
    }

    private boolean isDue() {
        Instant since = oldestWaits;
        return since != null && !settings.clock().instant().isBefore(since.plus(settings.longestWait()));
    }

    /** Writes one object; false if there is nothing for one. */
    private boolean write() {
        List<Block> blocks = object();
        if (blocks.isEmpty()) {
            return false;
        }
        underWay = blocks;
        for (Block block : blocks) {
            redactions(block)
                    .forEach(revision -> index.redact(revision.blockAddress().sequenceNo(), revision.documentId()));
        }
        index.add(withoutRedacted(blocks));
        underWay = List.of();
        assembly.done(blocks);
        LOG.debug("archived up to block {}", index.next() - 1);
        return true;
    }

    /** The blocks of the next object; the same again if it is not known whether they were written. */
    private List<Block> object() {
        if (!underWay.isEmpty()) {
            return underWay;
        }
        List<Block> ready = assembly.ready();
        return ready.stream()
                .takeWhile(block -> hour(block).equals(hour(ready.getFirst())))
                .toList();
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
        looks.close();
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
