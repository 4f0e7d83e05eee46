package io.adledger.bench.journal;

import io.adledger.ad.AdContent;
import io.adledger.bench.measure.Sample;
import io.adledger.bench.postgres.AxonStore;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.snapshot.fold.AdBlocks;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.AdDocument.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** The same events of ads in Axon's event store, decoded and folded by its own means. */
final class AxonReading {

    private static final int AT_ONCE = 500;

    private final AxonStore store;

    AxonReading(AxonStore store) {
        this.store = store;
    }

    /**
     * An event: what the ad says after it.
     *
     * @param type of the event
     */
    record AdSaid(
            String type,
            String adId,
            String publisherId,
            String title,
            String description,
            String price,
            String currency,
            String category,
            List<String> tags) {}

    /** What an ad has come to. */
    record AdThere(long version, AdSaid said) {}

    /** Appends what happened in a journal. */
    void fill(JournalStore journal) {
        try (Stream<Block> blocks = journal.read(0)) {
            blocks.flatMap(block -> AdBlocks.documents(block).stream())
                    .<DomainEventMessage<?>>map(AxonReading::event)
                    .gather(Gatherers.windowFixed(AT_ONCE))
                    .forEach(store::append);
        }
    }

    private static DomainEventMessage<?> event(AdDocument document) {
        AdSaid said =
                switch (document.content()) {
                    case Content.Live(var ad) -> said(ad.adId(), ad.publisherId(), ad.content());
                    case Content.Deleted(var owner, var _) ->
                        new AdSaid("AdDeleted", owner.adId(), owner.publisherId(), "", "", "", "", "", List.of());
                    case Content.Removed _, Content.Erased _ ->
                        throw new IllegalArgumentException("not an event of an ad: " + document);
                };
        return new GenericDomainEventMessage<>("Ad", document.documentId(), document.version(), said);
    }

    private static AdSaid said(String adId, String publisherId, AdContent content) {
        return new AdSaid(
                "AdUpdated",
                adId,
                publisherId,
                content.title(),
                content.description(),
                content.price().toPlainString(),
                content.currency(),
                content.category(),
                content.tags());
    }

    /** What every ad has come to; an operation is an event. */
    Sample fold() {
        long begun = System.nanoTime();
        long events = ads().values().stream().mapToLong(ad -> ad.version() + 1).sum();
        return Sample.of((double) events, (System.nanoTime() - begun) / 1e9);
    }

    /** What every ad has come to, by the id of its document. */
    Map<String, AdThere> ads() {
        Map<String, AdThere> ads = new HashMap<>();
        try (var events = store.read()) {
            events.forEach(event -> {
                if (event instanceof DomainEventMessage<?> of && event.getPayload() instanceof AdSaid said) {
                    ads.put(of.getAggregateIdentifier(), new AdThere(of.getSequenceNumber(), said));
                }
            });
        }
        return ads;
    }
}
