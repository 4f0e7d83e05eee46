package io.adledger.snapshot.fold;

import io.adledger.ad.AdRevision;
import io.adledger.ad.AdState;
import io.adledger.ad.NotAnAdException;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.journal.TransactionInfo.ChangedDocument;
import io.adledger.snapshot.fold.AdDocument.Content;
import io.adledger.snapshot.fold.AdDocument.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads blocks of the ledger's journal as what becomes of ads. Pure functions. */
public final class AdBlocks {

    private AdBlocks() {}

    /**
     * The documents of ads that a block changes.
     *
     * @throws NotAnAdException if one of them is no ad; it says where it is
     */
    public static List<AdDocument> documents(Block block) {
        return block.revisions().stream()
                .filter(revision -> isOfAd(block, revision))
                .map(AdBlocks::document)
                .toList();
    }

    private static boolean isOfAd(Block block, Revision revision) {
        TransactionInfo transaction = block.transactionInfo();
        if (revision.isHashOnly() || transaction == null) {
            return false;
        }
        ChangedDocument changed =
                transaction.documents().get(revision.metadata().id());
        return changed != null && changed.tableName().equals(AdRevision.TABLE);
    }

    private static AdDocument document(Revision revision) {
        try {
            return new AdDocument(
                    revision.metadata().id(),
                    revision.metadata().version(),
                    revision.blockAddress().sequenceNo(),
                    content(revision));
        } catch (NotAnAdException e) {
            throw new NotAnAdException(
                    "version " + revision.metadata().version() + " of document "
                            + revision.metadata().id() + " in block "
                            + revision.blockAddress().sequenceNo() + ": " + e.getMessage(),
                    e);
        }
    }

    private static Content content(Revision revision) {
        if (revision.isDeletion()) {
            return new Content.Removed(
                    Optional.empty(),
                    Instant.ofEpochMilli(revision.metadata().txTime().getMillis()));
        }
        if (revision.data() == null) {
            return new Content.Erased(Optional.empty());
        }
        return switch (AdRevision.from(
                        Objects.requireNonNull(revision.data()),
                        revision.metadata().version())
                .state()) {
            case AdState.Live live -> new Content.Live(live.ad());
            case AdState.Deleted deleted ->
                new Content.Deleted(new Owner(deleted.adId(), deleted.publisherId()), deleted.deletedAt());
            case AdState.Absent _ -> throw new NotAnAdException("a revision is of something");
        };
    }
}
