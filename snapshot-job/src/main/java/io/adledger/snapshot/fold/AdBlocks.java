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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads blocks of the ledger's journal as what becomes of ads. Pure functions. */
public final class AdBlocks {

    private static final Logger LOG = LoggerFactory.getLogger(AdBlocks.class);

    private AdBlocks() {}

    /**
     * The documents of ads that a block changes.
     *
     * @return without those that are no ads, as the sinks of the stream set them aside; they are in the log
     */
    public static List<AdDocument> documents(Block block) {
        return block.revisions().stream()
                .filter(revision -> isOfAd(block, revision))
                .flatMap(revision -> document(revision).stream())
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

    private static Optional<AdDocument> document(Revision revision) {
        try {
            return Optional.of(new AdDocument(
                    revision.metadata().id(),
                    revision.metadata().version(),
                    revision.blockAddress().sequenceNo(),
                    content(revision)));
        } catch (NotAnAdException e) {
            LOG.warn(
                    "version {} of document {} in block {} is no ad and left out: {}",
                    revision.metadata().version(),
                    revision.metadata().id(),
                    revision.blockAddress().sequenceNo(),
                    e.getMessage());
            return Optional.empty();
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
