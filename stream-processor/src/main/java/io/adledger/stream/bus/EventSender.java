package io.adledger.stream.bus;

import io.adledger.state.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Sends events to a bus of EventBridge's; entries that it does not take are tried again, alone. Thread-safe.
 *
 * <p>The client is best one that does not retry by itself, since this does.
 */
public final class EventSender {

    /** The most entries of one request. */
    public static final int MAX_ENTRIES = 10;

    /** Errors of an entry that stay, however often it is sent. */
    private static final Set<String> REFUSALS = Set.of(
            "MalformedDetail",
            "InvalidArgument",
            "InvalidRequest",
            "ValidationException",
            "NotAuthorizedForSourceException",
            "NotAuthorizedForDetailTypeException");

    private static final int TOO_LARGE = 413;

    private final EventBridgeClient client;
    private final String bus;
    private final Retry retry;

    /** What became of an event. */
    public sealed interface Outcome {

        /** The bus has it. */
        record Taken() implements Outcome {}

        /** The bus did not take it, but may later. */
        record NotNow(String error) implements Outcome {}

        /** The bus will never take it. */
        record Refused(String error) implements Outcome {}
    }

    public EventSender(EventBridgeClient client, String bus, Retry retry) {
        this.client = client;
        this.bus = bus;
        this.retry = retry;
    }

    /**
     * Sends events.
     *
     * @param events at most {@link #MAX_ENTRIES}, together at most {@link BusEvent#MAX_SIZE}
     * @return what became of each, in their order
     */
    public List<Outcome> send(List<BusEvent> events) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(events.size(), new Outcome.NotNow("not sent")));
        Duration pause = retry.firstPause();
        for (int attempt = 1; ; attempt++) {
            attempt(events, outcomes);
            if (attempt == retry.attempts() || outcomes.stream().noneMatch(Outcome.NotNow.class::isInstance)) {
                return List.copyOf(outcomes);
            }
            Thread.sleep(Retry.jittered(pause));
            pause = pause.multipliedBy(2);
        }
    }

    private void attempt(List<BusEvent> events, List<Outcome> outcomes) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.NotNow) {
                open.add(i);
            }
        }
        put(events, open, outcomes);
    }

    private void put(List<BusEvent> events, List<Integer> open, List<Outcome> outcomes) {
        try {
            List<PutEventsResultEntry> results = client.putEvents(request -> request.entries(
                            open.stream().map(i -> entry(events.get(i))).toList()))
                    .entries();
            for (int i = 0; i < open.size(); i++) {
                outcomes.set(open.get(i), outcome(results.get(i)));
            }
        } catch (AwsServiceException e) {
            if (isRefusal(e) && open.size() > 1) {
                // One of them spoils the request: alone, each shows whether it is the one.
                open.forEach(i -> put(events, List.of(i), outcomes));
            } else {
                Outcome outcome = isRefusal(e) ? new Outcome.Refused(e.toString()) : new Outcome.NotNow(e.toString());
                open.forEach(i -> outcomes.set(i, outcome));
            }
        } catch (SdkException e) {
            open.forEach(i -> outcomes.set(i, new Outcome.NotNow(e.toString())));
        }
    }

    private PutEventsRequestEntry entry(BusEvent event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(BusEvent.SOURCE)
                .detailType(event.type().detailType())
                .time(event.time())
                .detail(event.detail())
                .build();
    }

    private static Outcome outcome(PutEventsResultEntry result) {
        if (result.errorCode() == null) {
            return new Outcome.Taken();
        }
        String error = result.errorCode() + ": " + result.errorMessage();
        return REFUSALS.contains(result.errorCode()) ? new Outcome.Refused(error) : new Outcome.NotNow(error);
    }

    /** Whether the request itself is at fault. Rights and names can be put right, so that they are no refusals. */
    private static boolean isRefusal(AwsServiceException e) {
        return e.statusCode() == TOO_LARGE
                || (e.statusCode() / 100 == 4
                        && e.awsErrorDetails() != null
                        && "ValidationException".equals(e.awsErrorDetails().errorCode()));
    }
}
