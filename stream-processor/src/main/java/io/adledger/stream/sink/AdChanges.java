package io.adledger.stream.sink;

import io.adledger.ad.NotAnAdException;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import io.adledger.state.AdChange;
import io.adledger.stream.sink.Sink.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of ads in a batch, for sinks that keep the newest state of each. Immutable.
 *
 * @param documents the changes of each of the ledger's documents
 * @param failures the deliveries that should be about an ad, and are not
 */
public record AdChanges(Collection<DocumentChanges> documents, List<Failure> failures) {

    public AdChanges {
        documents = List.copyOf(documents);
        failures = List.copyOf(failures);
    }

    /** Those in a batch. What concerns other tables is left out. */
    public static AdChanges in(List<Delivery> batch) {
        Map<String, DocumentChanges> documents = new LinkedHashMap<>();
        List<Failure> failures = new ArrayList<>();
        for (Delivery delivery : batch) {
            if (delivery.record() instanceof RevisionDetails details) {
                try {
                    AdChange.in(details)
                            .map(change -> new DocumentChanges.Delivered(change, delivery))
                            .ifPresent(one -> documents.merge(
                                    one.change().documentId(), DocumentChanges.of(one), DocumentChanges::and));
                } catch (NotAnAdException e) {
                    failures.add(Failure.never(delivery, e.toString()));
                }
            }
        }
        return new AdChanges(documents.values(), failures);
    }
}
