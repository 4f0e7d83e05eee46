package io.adledger.stream.bus;

import io.adledger.ad.AdEvent;
import io.adledger.ad.AdRevision;
import io.adledger.ad.NotAnAdException;
import io.adledger.ad.stream.LedgerRevision;
import io.adledger.ad.stream.LedgerRevision.Content;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import java.time.Instant;
import java.util.Optional;

/** What the bus is told of a revision: one event each. Pure functions. */
public final class BusEvents {

    private BusEvents() {}

    /**
     * The event of a revision.
     *
     * @return none if it is of another table
     * @throws NotAnAdException if it is of the ads' table, but its document is none
     */
    public static Optional<BusEvent> of(RevisionDetails details) {
        if (!details.tableName().equals(AdRevision.TABLE)) {
            return Optional.empty();
        }
        LedgerRevision revision = details.revision();
        return Optional.of(
                switch (revision.content()) {
                    case Content.Present present ->
                        stated(revision, AdRevision.from(present.data(), revision.version()));
                    case Content.Deleted deleted -> nameless(revision, BusEvent.Type.DELETED, "deleted");
                    case Content.Redacted redacted -> nameless(revision, BusEvent.Type.ERASED, "erased");
                });
    }

    private static BusEvent stated(LedgerRevision revision, AdRevision ad) {
        AdEvent event = ad.event();
        BusEvent.Type type =
                switch (event.type()) {
                    case AD_CREATED -> BusEvent.Type.CREATED;
                    case AD_UPDATED -> BusEvent.Type.UPDATED;
                    case AD_DELETED -> BusEvent.Type.DELETED;
                };
        AdEvent.Envelope envelope = event.envelope();
        String detail = EventDetail.of(envelope.id(), type, envelope.occurredAt(), revision)
                .ad(ad.state(), event.changedFields())
                .toJson();
        return new BusEvent(
                envelope.id(), revision.documentId(), revision.version(), type, envelope.occurredAt(), detail);
    }

    /** Of a revision without content, which does not say which ad its document was. */
    private static BusEvent nameless(LedgerRevision revision, BusEvent.Type type, String suffix) {
        String id = revision.documentId() + "/" + revision.version() + "/" + suffix;
        Instant time = Instant.ofEpochMilli(revision.txTime().getMillis());
        return new BusEvent(
                id,
                revision.documentId(),
                revision.version(),
                type,
                time,
                EventDetail.of(id, type, time, revision).toJson());
    }
}
