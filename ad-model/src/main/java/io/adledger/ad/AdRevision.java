package io.adledger.ad;

import com.amazon.ion.IonStruct;
import com.amazon.ion.ValueFactory;

/**
 * A revision of an ad's document in the ledger: an event, and the state of the ad after it. The document of a live ad is
 * <pre>{@code
 * {adId, publisherId, adTitle, adDescription, price, currency, category, tags, createdAt, updatedAt,
 *  event: {id, type, occurredAt, actor, commandId, traceparent, changed: [field, ...]}}
 * }</pre>
 * where the price is a decimal and times are timestamps in UTC, to the millisecond; {@code traceparent} is that of the
 * {@linkplain TraceParent trace}, and absent from events that were not traced. The event of an ad that was restored has
 * {@code restored: {version, asOf}} besides, for the version that it has the content of. That of a deleted ad has nothing of
 * its content, and its deletion for {@code updatedAt}. The document's version is the ad's.
 *
 * @param state live or deleted
 */
public record AdRevision(AdState state, AdEvent event) {

    /** The ledger's table of ads. */
    public static final String TABLE = "Ads";

    /** The revision that an event makes of an ad. */
    public static AdRevision of(AdState before, AdEvent event) {
        return new AdRevision(AdDecider.evolve(before, event), event);
    }

    /**
     * Reads a document of the ledger; fields that it does not know are left alone.
     *
     * @param version of the revision, from 0
     * @throws NotAnAdException if it is none of an ad
     */
    public static AdRevision from(IonStruct document, long version) {
        return AdDocumentReader.read(document, version);
    }

    /** The document, made of new values. */
    public IonStruct toIon(ValueFactory ion) {
        return new AdDocumentWriter(ion).write(this);
    }
}
