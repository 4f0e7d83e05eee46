package io.adledger.command.ad;

import io.adledger.ad.AdRevision;
import java.util.List;
import java.util.Optional;

/** What is read and written in one transaction. Used by one thread. */
public interface AdTransaction {

    /** Whether the work was run before, so that an earlier run may have been committed. */
    boolean isRepeated();

    /** The ad's document. */
    Optional<AdDocument> find(String adId);

    /** All revisions of a document, in order, as far as they were not redacted. */
    List<AdRevision> history(AdDocument document);

    /** Records the first event of an ad. */
    void insert(AdRevision revision);

    /** Records the next event of an ad. */
    void update(AdDocument document, AdRevision revision);

    /** What was recorded with an idempotency key. */
    Optional<Receipt> receipt(String key);

    /** Records what came of the request with an idempotency key. */
    void insert(Receipt receipt);
}
