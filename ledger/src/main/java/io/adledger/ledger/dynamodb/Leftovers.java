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
 * Parts that no group has: of appends that were second or did not come to an end, and of editions that were replaced. A
 * writer deletes its own; before it writes any, it notes where they could be, so that others can when it is killed. Nobody
 * ever reads them. Thread-safe.
 */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final JournalItems items;
    private final JournalKeys keys;
    private final Groups groups;
    private final Parts parts;
    private final Tips tips;
    private final ExecutorService threads;
    private final int reservedBlocks;

    private @Nullable Reservation own;
    /** Whether something of ours may be left where {@link #own} says. */
    private boolean left;

    private volatile boolean stopped;

    Leftovers(
            JournalItems items,
            JournalKeys keys,
            Groups groups,
            Parts parts,
            Tips tips,
            ExecutorService threads,
            int reservedBlocks) {
        this.items = items;
        this.keys = keys;
        this.groups = groups;
        this.parts = parts;
        this.tips = tips;
        this.threads = threads;
        this.reservedBlocks = reservedBlocks;
    }

    /** From now on we may leave parts of groups that begin with this block. */
    synchronized void reserve(long first) {
        Reservation before = own;
        if (before != null && before.covers(first)) {
            return;
        }
        Reservation next = Reservation.of(first, reservedBlocks);
        items.put(next.item(keys.reservations()));
        own = next;
        if (before != null) {
            giveBack(before);
        }
        left = false;
    }

    private void giveBack(Reservation reservation) {
        if (!left) {
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
            threads.execute(() -> tidily(() -> written.forEach(part -> items.delete(keys.parts(group.first()), part))));
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

    /** Deletes what there is besides the parts of a group as it is now. */
    void sweep(Group group) {
        if (stopped) {
            throw new JournalStoreException("the journal is closed");
        }
        List<BigInteger> unused = parts.keysOf(group.first()).stream()
                .filter(key -> isUnused(Writing.ofPart(key), group))
                .toList();
        if (!unused.isEmpty()) {
            parts.delete(group.first(), unused);
        }
    }

    /** Of a later edition than there is, someone may be about to make the next one. */
    private static boolean isUnused(Writing writing, Group group) {
        return writing.edition() <= group.edition() && !writing.equals(group.writing());
    }

    /** Deletes what writers have left behind, as far as the journal has gone on since; returns when it is done. */
    void sweep() {
        long next = tips.now().map(tip -> tip.sequenceNo() + 1).orElse(0L);
        for (var item : items.all(Range.whole(keys.reservations()))) {
            Reservation reservation = Reservation.from(item);
            sweep(reservation, next);
            if (next >= reservation.to() && !isOwn(reservation)) {
                items.delete(keys.reservations(), reservation.number());
            }
        }
    }

    private void sweep(Reservation reservation, long next) {
        long end = Math.min(reservation.to(), next) - 1;
        if (end < reservation.from()) {
            return;
        }
        Group first = groups.beginningWith(reservation.from())
                .orElseThrow(() -> new JournalStoreException("no group begins with block " + reservation.from()));
        new GroupsInOrder(groups, threads, first, end).forEachRemaining(this::sweep);
    }

    private synchronized boolean isOwn(Reservation reservation) {
        return reservation.equals(own);
    }

    /** A sweep that is under way fails. */
    void stop() {
        stopped = true;
    }

    /** Nothing is written after this. */
    synchronized void close() {
        if (own != null) {
            giveBack(own);
            own = null;
        }
    }
}
