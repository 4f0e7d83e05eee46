package io.adledger.ledger.storage;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.IonValues;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The revisions in a range that were current at some moment of a time window. Not thread-safe. */
final class History implements Iterator<IonStruct> {

    private final KeyRange revisions;
    private final @Nullable Timestamp from;
    private final @Nullable Timestamp to;
    private KeyRange.@Nullable Entry ahead;
    private @Nullable IonStruct found;

    History(KeyRange revisions, @Nullable Timestamp from, @Nullable Timestamp to) {
        this.revisions = revisions;
        this.from = from;
        this.to = to;
    }

    @Override
    public boolean hasNext() {
        while (found == null) {
            KeyRange.Entry entry = take();
            if (entry == null) {
                return false;
            }
            IonStruct revision = IonValues.struct(entry.value());
            if (beganInTime(revision) && lastedLongEnough(entry)) {
                found = revision;
            }
        }
        return true;
    }

    @Override
    public IonStruct next() {
        if (!hasNext() || found == null) {
            throw new NoSuchElementException();
        }
        IonStruct revision = found;
        found = null;
        return revision;
    }

    private KeyRange.@Nullable Entry take() {
        KeyRange.Entry entry = ahead;
        ahead = null;
        return entry != null ? entry : revisions.hasNext() ? revisions.next() : null;
    }

    private boolean beganInTime(IonStruct revision) {
        return to == null || time(revision).compareTo(to) <= 0;
    }

    /** Whether the revision that superseded this one, if any, did so after the window began. */
    private boolean lastedLongEnough(KeyRange.Entry entry) {
        if (from == null) {
            return true;
        }
        if (ahead == null && revisions.hasNext()) {
            ahead = revisions.next();
        }
        return ahead == null
                || !Keys.document(ahead.key()).equals(Keys.document(entry.key()))
                || time(IonValues.struct(ahead.value())).compareTo(from) > 0;
    }

    private static Timestamp time(IonStruct revision) {
        IonStruct metadata = (IonStruct) revision.get("metadata");
        return ((IonTimestamp) metadata.get("txTime")).timestampValue();
    }
}
