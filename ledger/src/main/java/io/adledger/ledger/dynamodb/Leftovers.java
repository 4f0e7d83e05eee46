package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalStoreException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of one writer that no group has: of appends that were second or did not come to an end, and of editions that were
 * replaced. The writer deletes them; before it writes any, it notes where they could be, so that a {@link Sweep} finds them if it
 * cannot any more. Nobody ever reads them. Thread-safe.
 */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final JournalItems items;
    private final JournalKeys keys;
    private final ExecutorService threads;
    private final int reservedBlocks;

    private @Nullable Reservation own;
    /** Whether something of ours may be left where {@link #own} says. */
    private boolean left;
    /** Writings and deletions of parts that are under way. */
    private int unsettled;

    Leftovers(JournalItems items, JournalKeys keys, ExecutorService threads, int reservedBlocks) {
        this.items = items;
        this.keys = keys;
        this.threads = threads;
        this.reservedBlocks = reservedBlocks;
    }

    /** A writing of a group that begins with this block is begun, and may be left until it is {@linkplain #settled}. */
    synchronized void begun(long first) {
        Reservation before = own;
        if (before == null || !before.covers(first)) {
            Reservation next = Reservation.of(first, reservedBlocks);
            items.put(next.item(keys.reservations()));
            own = next;
            if (before != null) {
                giveBack(before);
            }
            left = false;
        }
        unsettled++;
    }

    /** A writing is in the journal, or its parts are being discarded, or something {@linkplain #mayBeLeft may be left}. */
    void settled(Group group) {
        if (group.content() instanceof Group.Content.InParts) {
            settled();
        }
    }

    private synchronized void settled() {
        unsettled--;
    }

    /** While something is under way, the note stays, for a sweep to delete. */
    private void giveBack(Reservation reservation) {
        if (!left && unsettled == 0) {
            tidily(() -> items.delete(keys.reservations(), reservation.number()));
        }
    }

    /** Something of ours may be left behind, and only a sweep can tell. */
    synchronized void mayBeLeft() {
        left = true;
    }

    /** Deletes, soon, the parts of a writing that no group has, nor will have. */
    void discard(Group group) {
        if (group.content() instanceof Group.Content.InParts(int partBytes)) {
            List<BigInteger> written = new ArrayList<>();
            for (long part = 0; part * partBytes < group.lengths().total(); part++) {
                written.add(group.writing().part(part));
            }
            synchronized (this) {
                unsettled++;
            }
            threads.execute(() -> {
                tidily(() -> written.forEach(part -> items.delete(keys.parts(group.first()), part)));
                settled();
            });
        }
    }

    /** What fails here is left to a sweep. */
    private void tidily(Runnable deletion) {
        try {
            deletion.run();
        } catch (JournalStoreException e) {
            LOG.warn(
                    "parts that no block has are left in the journal's table until they are swept: {}", e.getMessage());
            mayBeLeft();
        }
    }

    /** Whether this is the note of a writer that goes on. */
    synchronized boolean isOwn(Reservation reservation) {
        return reservation.equals(own);
    }

    /** Nothing is written after this. */
    synchronized void close() {
        if (own != null) {
            giveBack(own);
            own = null;
        }
    }
}
