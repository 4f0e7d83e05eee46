package io.adledger.ledger.transaction;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.RedactionInfo;
import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import io.adledger.ledger.storage.Erasures;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what the journal says was redacted: at once in the journal, so that no read shows it any more, and then, in
 * the background, in the files of both stores. What a crash interrupts is taken up when the ledger is opened. Thread-safe.
 */
final class Redactions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Redactions.class);
    /** An open transaction may still see what is to be erased; it ends before long. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final JournalStore journal;
    private final Erasures erasures;
    private final Set<Long> carriedOut = new HashSet<>();
    private @Nullable Thread eraser;
    private boolean failed;
    private boolean closed;

    Redactions(JournalStore journal, Erasures erasures) {
        this.journal = journal;
        this.erasures = erasures;
    }

    /** Takes out of the journal what has been redacted by blocks that the views show. */
    void carryOut() {
        if (!erasures.outstanding().isEmpty()) {
            carryOutNew();
        }
    }

    private synchronized void carryOutNew() {
        erasures.outstanding().forEach((sequenceNo, redaction) -> {
            if (!carriedOut.contains(sequenceNo)) {
                for (RedactedRevision revision : redaction.revisions()) {
                    journal.redact(revision.blockAddress().sequenceNo(), revision.documentId());
                }
                carriedOut.add(sequenceNo);
                failed = false;
            }
        });
        if (eraser == null && !closed && !failed) {
            eraser = Thread.ofPlatform().daemon().name("erasure").start(this::eraseAll);
        }
    }

    private void eraseAll() {
        try {
            for (SortedMap<Long, RedactionInfo> next = next(); !next.isEmpty(); next = next()) {
                if (!erasures.isSeen()) {
                    erase(next);
                }
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "what was redacted is not erased from all files yet; the next redaction or opening tries again", e);
            failed();
        }
    }

    private synchronized void failed() {
        failed = true;
        eraser = null;
    }

    /** What is to be erased now; nothing if all is done, and then this thread is. */
    private synchronized SortedMap<Long, RedactionInfo> next() {
        while (!closed && erasures.isSeen()) {
            try {
                wait(BETWEEN_LOOKS.toMillis());
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        SortedMap<Long, RedactionInfo> next = new TreeMap<>();
        if (!closed) {
            next.putAll(erasures.outstanding());
            next.keySet().retainAll(carriedOut);
        }
        if (next.isEmpty()) {
            eraser = null;
        }
        return next;
    }

    private void erase(SortedMap<Long, RedactionInfo> redactions) {
        TreeSet<Long> blocks = new TreeSet<>();
        redactions.values().forEach(redaction -> redaction
                .revisions()
                .forEach(revision -> blocks.add(revision.blockAddress().sequenceNo())));
        journal.erase(blocks);
        erasures.erase(redactions);
    }

    /** Stops erasing; what is left to do is done when the ledger is opened again. */
    @Override
    public void close() {
        Thread last;
        synchronized (this) {
            closed = true;
            last = eraser;
            notifyAll();
        }
        if (last != null) {
            join(last);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
