package io.adledger.stream.bus;

import io.adledger.ad.NotAnAdException;
import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.Sink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Feeds an event bus: an event for every revision of an ad, at least once. Of one ad a batch is sent by version, each when
 * the one before it was taken, so that one that has to come again is not overtaken by its successors. Thread-safe.
 */
public final class EventBusSink implements Sink {

    private final EventSender sender;

    public EventBusSink(EventSender sender) {
        this.sender = sender;
    }

    @Override
    public List<Failure> apply(List<Delivery> batch) throws InterruptedException {
        List<Failure> failures = new ArrayList<>();
        Map<String, Deque<Outgoing>> waiting = new LinkedHashMap<>();
        outgoing(batch, failures).stream()
                .sorted(Comparator.comparingLong(one -> one.event().version()))
                .forEach(one -> waiting.computeIfAbsent(one.event().documentId(), _ -> new ArrayDeque<>())
                        .add(one));
        while (!waiting.isEmpty()) {
            send(waiting, failures);
        }
        return failures;
    }

    private static List<Outgoing> outgoing(List<Delivery> batch, List<Failure> failures) {
        List<Outgoing> outgoing = new ArrayList<>();
        for (Delivery delivery : batch) {
            try {
                for (BusEvent event : BusEvents.of(delivery.record())) {
                    if (event.size() > BusEvent.MAX_SIZE) {
                        failures.add(Failure.never(delivery, "the event is larger than the bus takes"));
                    } else {
                        outgoing.add(new Outgoing(event, delivery));
                    }
                }
            } catch (NotAnAdException e) {
                failures.add(Failure.never(delivery, e.toString()));
            }
        }
        return outgoing;
    }

    /** Sends the first event of as many ads as fit into a request. */
    private void send(Map<String, Deque<Outgoing>> waiting, List<Failure> failures) throws InterruptedException {
        List<Outgoing> request = request(waiting);
        List<EventSender.Outcome> outcomes =
                sender.send(request.stream().map(Outgoing::event).toList());
        for (int i = 0; i < request.size(); i++) {
            Outgoing sent = request.get(i);
            Deque<Outgoing> ofTheAd = waiting.getOrDefault(sent.event().documentId(), new ArrayDeque<>());
            switch (outcomes.get(i)) {
                case EventSender.Outcome.Taken taken -> ofTheAd.removeFirst();
                case EventSender.Outcome.Refused refused -> {
                    ofTheAd.removeFirst();
                    failures.add(Failure.never(sent.delivery(), refused.error()));
                }
                case EventSender.Outcome.NotNow notNow -> {
                    ofTheAd.forEach(one -> failures.add(Failure.later(one.delivery(), notNow.error())));
                    ofTheAd.clear();
                }
            }
            if (ofTheAd.isEmpty()) {
                waiting.remove(sent.event().documentId());
            }
        }
        if (outcomes.stream().allMatch(EventSender.Outcome.NotNow.class::isInstance)) {
            // The bus is down: to try the others one request after another would only take time.
            String error = "the bus took nothing of the batch any more";
            waiting.values().forEach(all -> all.forEach(one -> failures.add(Failure.later(one.delivery(), error))));
            waiting.clear();
        }
    }

    private static List<Outgoing> request(Map<String, Deque<Outgoing>> waiting) {
        List<Outgoing> request = new ArrayList<>();
        long size = 0;
        Iterator<Deque<Outgoing>> ads = waiting.values().iterator();
        while (ads.hasNext() && request.size() < EventSender.MAX_ENTRIES) {
            Outgoing first = ads.next().getFirst();
            if (size + first.event().size() <= BusEvent.MAX_SIZE) {
                size += first.event().size();
                request.add(first);
            }
        }
        return request;
    }

    private record Outgoing(BusEvent event, Delivery delivery) {}
}
