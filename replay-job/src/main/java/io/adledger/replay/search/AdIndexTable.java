package io.adledger.replay.search;

import io.adledger.replay.DocumentChanges;
import io.adledger.replay.StateTable;
import io.adledger.replay.TableItem;
import io.adledger.search.AdIndex;
import io.adledger.search.AdIndex.Result;
import io.adledger.search.AdIndexContent;
import io.adledger.search.AdIndexContent.Document;
import io.adledger.search.OpenSearchApi;
import io.adledger.search.SearchUnavailableException;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.state.AdChange;
import io.adledger.state.Retry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An index of ads in OpenSearch. Thread-safe. */
public final class AdIndexTable implements StateTable {

    private static final int BATCH = 250;

    private final AdIndex index;
    private final AdIndexContent content;

    public AdIndexTable(OpenSearchApi api, String name) {
        this.index = new AdIndex(api, name);
        this.content = new AdIndexContent(api, name);
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public void write(List<AdDocument> documents) throws InterruptedException {
        List<AdChange> open = new ArrayList<>();
        documents.forEach(document -> change(document).ifPresent(open::add));
        Retry.PATIENT.run(SearchUnavailableException.class, () -> apply(open));
    }

    /** Applies changes, and takes those away that are done. */
    private void apply(List<AdChange> open) {
        List<Result> results = index.apply(open);
        List<AdChange> left = new ArrayList<>();
        String error = "";
        for (int i = 0; i < results.size(); i++) {
            AdChange change = open.get(i);
            Result result = results.get(i);
            switch (result.outcome()) {
                case DONE -> {}
                case LATER -> {
                    error = result.error().orElse("");
                    left.add(change);
                }
                case NEVER ->
                    throw new IllegalStateException("the index refuses document " + change.documentId() + ": "
                            + result.error().orElse(""));
            }
        }
        open.clear();
        open.addAll(left);
        if (!open.isEmpty()) {
            throw new SearchUnavailableException("the index does not take documents: " + error);
        }
    }

    private static Optional<AdChange> change(AdDocument document) {
        return DocumentChanges.entry(document)
                .<AdChange>map(AdChange.Stated::new)
                .or(() -> DocumentChanges.removal(document));
    }

    @Override
    public List<TableItem> wanted(AdDocument document) {
        return change(document).map(AdIndexContent::of).map(AdIndexTable::item).stream()
                .toList();
    }

    @Override
    public List<TableItem> stored(AdDocument document) {
        return content.find(document.documentId()).map(AdIndexTable::item).stream()
                .toList();
    }

    @Override
    public void read(Consumer<TableItem> reader) {
        index.refresh();
        content.read(document -> reader.accept(item(document)));
    }

    private static TableItem item(Document document) {
        return new TableItem(
                document.documentId(),
                Optional.of(document.documentId()),
                document.version(),
                sha256(document.version() + " " + document.content()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
