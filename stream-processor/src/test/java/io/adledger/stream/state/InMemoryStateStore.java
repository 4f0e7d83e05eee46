package io.adledger.stream.state;

import io.adledger.state.AdChange;
import io.adledger.state.AdEntry;
import io.adledger.state.StateStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The state store's promise in the fewest words: of a document, the change with the highest version. */
final class InMemoryStateStore implements StateStore {

    private final Map<String, AdChange> newest = new ConcurrentHashMap<>();
    private final Map<String, AdEntry> known = new ConcurrentHashMap<>();

    @Override
    public void apply(AdChange change) {
        if (change instanceof AdChange.Stated stated) {
            known.put(change.documentId(), stated.entry());
        }
        newest.merge(change.documentId(), change, (there, here) -> here.version() > there.version() ? here : there);
    }

    Optional<AdEntry> entry(String documentId) {
        return switch (newest.get(documentId)) {
            case null -> Optional.empty();
            case AdChange.Stated stated -> Optional.of(stated.entry());
            case AdChange.Removed removed ->
                Optional.ofNullable(known.get(documentId))
                        .map(ad -> new AdEntry.Tombstone(
                                ad.adId(), ad.publisherId(), removed.version(), documentId, removed.at()));
        };
    }
}
