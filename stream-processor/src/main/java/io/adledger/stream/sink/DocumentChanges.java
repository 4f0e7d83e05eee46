package io.adledger.stream.sink;

import io.adledger.state.AdChange;
import io.adledger.stream.sink.Sink.Failure;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The changes of one document in a batch, in whatever order they came. Immutable.
 *
 * @param all at least one
 */
public record DocumentChanges(List<Delivered> all) {

    /** A change, and the delivery that brought it. */
    public record Delivered(AdChange change, Delivery delivery) {}

    public DocumentChanges {
        all = List.copyOf(all);
    }

    static DocumentChanges of(Delivered change) {
        return new DocumentChanges(List.of(change));
    }

    DocumentChanges and(DocumentChanges others) {
        return new DocumentChanges(
                Stream.concat(all.stream(), others.all.stream()).toList());
    }

    /** The ledger's id of the document. */
    public String documentId() {
        return all.getFirst().change().documentId();
    }

    /** The change that holds: that with the highest version. */
    public AdChange newest() {
        AdChange newest = highest().change();
        if (newest instanceof AdChange.Removed removed) {
            // Which ad the document was, the other changes may know.
            return all.stream()
                    .map(Delivered::change)
                    .filter(AdChange.Stated.class::isInstance)
                    .findAny()
                    .<AdChange>map(stated -> removed.tombstoneOf(((AdChange.Stated) stated).entry()))
                    .orElse(newest);
        }
        return newest;
    }

    /** The failure of the newest change, which is not to be tried again. */
    public Failure newestNever(String error) {
        return Failure.never(highest().delivery(), error);
    }

    /** The failures of all of them, which are to come again. */
    public List<Failure> allLater(String error) {
        return all.stream().map(one -> Failure.later(one.delivery(), error)).toList();
    }

    /** The changes of lower versions than the newest, if there are any. */
    public Optional<DocumentChanges> beforeNewest() {
        long newest = highest().change().version();
        List<Delivered> before =
                all.stream().filter(one -> one.change().version() < newest).toList();
        return before.isEmpty() ? Optional.empty() : Optional.of(new DocumentChanges(before));
    }

    private Delivered highest() {
        return Collections.max(all, Comparator.comparingLong(one -> one.change().version()));
    }
}
