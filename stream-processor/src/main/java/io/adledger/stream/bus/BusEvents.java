package io.adledger.stream.bus;

import io.adledger.ad.AdEvent;
import io.adledger.ad.AdRevision;
import io.adledger.ad.NotAnAdException;
import io.adledger.ad.stream.LedgerRevision;
import io.adledger.ad.stream.LedgerRevision.Content;
import io.adledger.ad.stream.StreamRecord;
import io.adledger.ad.stream.StreamRecord.BlockSummary;
import io.adledger.ad.stream.StreamRecord.Control;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import java.util.List;
import java.util.Optional;

/** What the bus is told of a record of the stream. Pure functions. */
public final class BusEvents {

    private BusEvents() {}

    /**
     * The events of a record: one of each revision of an ad, and one of each erasure. A revision that comes without its
     * content, since it was erased before, is none: the block that erased it tells.
     *
     * @throws NotAnAdException if it is of the ads' table, but its document is none
     */
    public static List<BusEvent> of(StreamRecord record) {
        return switch (record) {
            case RevisionDetails details
            when details.tableName().equals(AdRevision.TABLE) ->
                ofRevision(details.revision()).stream().toList();
            case BlockSummary block ->
                block.redactions().stream()
                        .map(redaction -> nameless(LedgerPlace.of(block, redaction), BusEvent.Type.ERASED, "erased"))
                        .toList();
            case RevisionDetails _, Control _ -> List.of();
        };
    }

    private static Optional<BusEvent> ofRevision(LedgerRevision revision) {
        return switch (revision.content()) {
            case Content.Present present ->
                Optional.of(stated(revision, AdRevision.from(present.data(), revision.version())));
            case Content.Deleted _ -> Optional.of(nameless(LedgerPlace.of(revision), BusEvent.Type.DELETED, "deleted"));
            case Content.Redacted _ -> Optional.empty();
        };
    }

    private static BusEvent stated(LedgerRevision revision, AdRevision ad) {
        AdEvent event = ad.event();
        BusEvent.Type type =
                switch (event.type()) {
                    case AD_CREATED -> BusEvent.Type.CREATED;
                    case AD_UPDATED -> BusEvent.Type.UPDATED;
                    case AD_DELETED -> BusEvent.Type.DELETED;
                    case AD_RESTORED -> BusEvent.Type.RESTORED;
                };
        AdEvent.Envelope envelope = event.envelope();
        String detail = EventDetail.of(envelope.id(), type, envelope.occurredAt(), LedgerPlace.of(revision))
                .ad(ad.state(), event.changedFields())
                .trace(envelope.trace())
                .toJson();
        return new BusEvent(
                envelope.id(), revision.documentId(), revision.version(), type, envelope.occurredAt(), detail);
    }

    /** Of something without content, which does not say which ad its document was. */
    private static BusEvent nameless(LedgerPlace place, BusEvent.Type type, String suffix) {
        String id = place.documentId() + "/" + place.version() + "/" + suffix;
        return new BusEvent(
                id,
                place.documentId(),
                place.version(),
                type,
                place.txTime(),
                EventDetail.of(id, type, place.txTime(), place).toJson());
    }
}
