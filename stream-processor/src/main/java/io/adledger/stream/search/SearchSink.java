package io.adledger.stream.search;

import io.adledger.search.AdIndex;
import io.adledger.search.AdIndex.Outcome;
import io.adledger.search.AdIndex.Result;
import io.adledger.search.SearchUnavailableException;
import io.adledger.stream.sink.AdChanges;
import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.DocumentChanges;
import io.adledger.stream.sink.Sink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Feeds the search index. Of each ad only the newest version in a batch is written, all of a batch in one request.
 * Thread-safe.
 */
public final class SearchSink implements Sink {

    private final AdIndex index;
    private final boolean makesIndex;
    private volatile boolean ensured;

    /** A sink that makes the index first, if it is not there. */
    public SearchSink(AdIndex index) {
        this(index, true);
    }

    private SearchSink(AdIndex index, boolean makesIndex) {
        this.index = index;
        this.makesIndex = makesIndex;
    }

    /** A sink that needs no right to make an index; without one, its deliveries are to come later. */
    public static SearchSink intoExisting(AdIndex index) {
        return new SearchSink(index, false);
    }

    @Override
    public List<Failure> apply(List<Delivery> batch) {
        AdChanges changes = AdChanges.in(batch);
        List<Failure> failures = new ArrayList<>(changes.failures());
        Collection<DocumentChanges> pending = changes.documents();
        while (!pending.isEmpty()) {
            pending = write(List.copyOf(pending), failures);
        }
        return failures;
    }

    /** The versions that remain to be written, since the newer ones were refused. */
    private List<DocumentChanges> write(List<DocumentChanges> documents, List<Failure> failures) {
        List<Result> results;
        try {
            ensure();
            results =
                    index.apply(documents.stream().map(DocumentChanges::newest).toList());
        } catch (SearchUnavailableException e) {
            documents.forEach(document -> failures.addAll(document.allLater(e.toString())));
            return List.of();
        }
        List<DocumentChanges> remaining = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            DocumentChanges document = documents.get(i);
            String error = results.get(i).error().orElse("");
            Outcome outcome = results.get(i).outcome();
            if (outcome == Outcome.LATER) {
                // Perhaps the index is gone: it is made again then.
                ensured = false;
                failures.addAll(document.allLater(error));
            } else if (outcome == Outcome.NEVER) {
                failures.add(document.newestNever(error));
                // The newest of the others is then the best that can be had.
                document.beforeNewest().ifPresent(remaining::add);
            }
        }
        return remaining;
    }

    private void ensure() {
        if (makesIndex && !ensured) {
            index.ensure();
            ensured = true;
        }
    }
}
