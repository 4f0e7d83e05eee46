package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalStoreException;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Deletes what writers have left behind, this one and others. Thread-safe. */
final class Sweep {

    private final JournalItems items;
    private final JournalKeys keys;
    private final Groups groups;
    private final Parts parts;
    private final Tips tips;
    private final Leftovers leftovers;
    private final ExecutorService threads;
    private volatile boolean stopped;

    Sweep(
            JournalItems items,
            JournalKeys keys,
            Groups groups,
            Parts parts,
            Tips tips,
            Leftovers leftovers,
            ExecutorService threads) {
        this.items = items;
        this.keys = keys;
        this.groups = groups;
        this.parts = parts;
        this.tips = tips;
        this.leftovers = leftovers;
        this.threads = threads;
    }

    /** Deletes what there is besides the parts of a group as it is now. */
    void of(Group group) {
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
    void carryOut() {
        long next = tips.now().map(tip -> tip.sequenceNo() + 1).orElse(0L);
        for (var item : items.all(Range.whole(keys.reservations()))) {
            Reservation reservation = Reservation.from(item);
            of(reservation, next);
            if (next >= reservation.to() && !leftovers.isOwn(reservation)) {
                items.delete(keys.reservations(), reservation.number());
            }
        }
    }

    private void of(Reservation reservation, long next) {
        long end = Math.min(reservation.to(), next) - 1;
        if (end < reservation.from()) {
            return;
        }
        Group first = groups.beginningWith(reservation.from())
                .orElseThrow(() -> new JournalStoreException("no group begins with block " + reservation.from()));
        new GroupsInOrder(groups, threads, first, end).forEachRemaining(this::of);
    }

    /** From now on a sweep fails, also one that is under way. */
    void stop() {
        stopped = true;
    }
}
