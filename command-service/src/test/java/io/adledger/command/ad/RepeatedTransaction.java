package io.adledger.command.ad;

import io.adledger.ad.AdRevision;
import java.util.List;
import java.util.Optional;

/** A transaction that says that its work was run before. */
record RepeatedTransaction(AdTransaction transaction) implements AdTransaction {

    @Override
    public boolean isRepeated() {
        return true;
    }

    @Override
    public Optional<AdDocument> find(String adId) {
        return transaction.find(adId);
    }

    @Override
    public List<AdRevision> history(AdDocument document) {
        return transaction.history(document);
    }

    @Override
    public void insert(AdRevision revision) {
        transaction.insert(revision);
    }

    @Override
    public void update(AdDocument document, AdRevision revision) {
        transaction.update(document, revision);
    }

    @Override
    public Optional<Receipt> receipt(String key) {
        return transaction.receipt(key);
    }

    @Override
    public void insert(Receipt receipt) {
        transaction.insert(receipt);
    }
}
