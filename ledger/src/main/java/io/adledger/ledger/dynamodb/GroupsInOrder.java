package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalStoreException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The groups from one on, up to the one that has the last block wanted; a page of them ahead. Not thread-safe. */
final class GroupsInOrder implements Iterator<Group> {

    private static final int GROUPS_AT_ONCE = 100;

    private final Groups groups;
    private final ExecutorService threads;
    private final long end;
    private Iterator<Group> page;
    private long next;
    private @Nullable Future<List<Group>> ahead;

    GroupsInOrder(Groups groups, ExecutorService threads, Group first, long end) {
        this.groups = groups;
        this.threads = threads;
        this.end = end;
        this.page = List.of(first).iterator();
        this.next = first.first();
        this.ahead = fetch(first.next());
    }

    private @Nullable Future<List<Group>> fetch(long from) {
        return from > end ? null : Waiting.begin(threads, () -> groups.page(from, GROUPS_AT_ONCE));
    }

    @Override
    public boolean hasNext() {
        return next <= end;
    }

    @Override
    public Group next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (!page.hasNext() && ahead != null) {
            List<Group> fetched = Waiting.result(ahead);
            ahead = fetched.isEmpty() ? null : fetch(fetched.getLast().next());
            page = fetched.iterator();
        }
        if (!page.hasNext()) {
            throw missing();
        }
        Group group = page.next();
        if (group.first() != next) {
            throw missing();
        }
        next = group.next();
        return group;
    }

    private JournalStoreException missing() {
        return new JournalStoreException("block " + next + " is missing in the journal");
    }
}
