package io.adledger.query;

import io.adledger.query.ad.AdHistory;
import io.adledger.query.ad.AdVersion;
import io.adledger.query.qldb.QldbAdHistory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A ledger's history as a test writes it. */
@Singleton
@Replaces(QldbAdHistory.class)
public class RecordedHistory implements AdHistory {

    private final Map<String, List<AdVersion>> versions = new ConcurrentHashMap<>();

    void add(String documentId, AdVersion version) {
        versions.computeIfAbsent(documentId, id -> new ArrayList<>()).add(version);
    }

    @Override
    public Optional<String> documentId(String adId) {
        return Optional.of("doc-" + adId).filter(versions::containsKey);
    }

    @Override
    public List<AdVersion> versions(String documentId) {
        return versions.getOrDefault(documentId, List.of());
    }
}
