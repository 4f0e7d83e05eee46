package io.adledger.replay;

import io.adledger.ad.AdState;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.AdDocument.Content;
import io.adledger.state.AdChange;
import io.adledger.state.AdEntry;
import java.util.Optional;

/** What a document of the ledger has come to, as the changes that stores of ads take. Pure functions. */
public final class DocumentChanges {

    private DocumentChanges() {}

    /** The entry of its ad; none if it is not known whose the document was. */
    public static Optional<AdEntry> entry(AdDocument document) {
        String id = document.documentId();
        return switch (document.content()) {
            case Content.Live live ->
                Optional.of(
                        new AdEntry.Live(new AdState.Live(live.ad(), document.version()), id, document.sequenceNo()));
            case Content.Deleted deleted ->
                Optional.of(new AdEntry.Tombstone(
                        deleted.owner().adId(),
                        deleted.owner().publisherId(),
                        document.version(),
                        id,
                        deleted.deletedAt()));
            case Content.Removed removed ->
                removed.owner()
                        .map(owner -> new AdEntry.Tombstone(
                                owner.adId(), owner.publisherId(), document.version(), id, removed.at()));
            case Content.Erased _ -> Optional.empty();
        };
    }

    /** That the document was deleted from the ledger, if it was. */
    public static Optional<AdChange.Removed> removal(AdDocument document) {
        return document.content() instanceof Content.Removed removed
                ? Optional.of(new AdChange.Removed(document.documentId(), document.version(), removed.at()))
                : Optional.empty();
    }
}
