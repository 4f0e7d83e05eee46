package io.adledger.stream.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.stream.AdJournal;
import io.adledger.stream.sink.Sink.Failure;
import io.adledger.stream.sink.Sink.Failure.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventBusSinkTest {

    private final AdJournal journal = new AdJournal();
    private final AnsweringBus bus;

    EventBusSinkTest() throws IOException {
        bus = new AnsweringBus();
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void atMostTenEntriesGoIntoARequest() throws Exception {
        for (int i = 0; i < 25; i++) {
            journal.state("ad" + i, 0, "10");
        }

        assertThat(apply()).isEmpty();

        assertThat(bus.requests).extracting(List::size).containsExactly(10, 10, 5);
        assertThat(bus.taken).hasSize(25);
    }

    @Test
    void entriesThatFailAreSentAgainAlone() throws Exception {
        journal.state("a", 0, "1").state("b", 0, "1").state("c", 0, "1");
        bus.failEntries((request, id) -> request == 0 && id.equals("b/0") ? "ThrottlingException" : null);

        assertThat(apply()).isEmpty();

        assertThat(bus.requests).containsExactly(List.of("a/0", "b/0", "c/0"), List.of("b/0"));
    }

    @Test
    void whatStaysThrottledComesAgainLaterAndIsNotOvertakenByItsSuccessors() throws Exception {
        journal.state("a", 0, "1").state("a", 1, "2").state("a", 2, "3").state("b", 0, "1");
        bus.failEntries((_, id) -> id.equals("a/1") ? "InternalFailure" : null);

        List<Failure> failures = apply();

        assertThat(failures).hasSize(2).extracting(Failure::kind).containsOnly(Kind.LATER);
        assertThat(bus.taken).containsExactly("a/0", "b/0");
    }

    @Test
    void whatIsRefusedForGoodIsADeadLetterAndItsSuccessorsGoOn() throws Exception {
        journal.state("a", 0, "1").state("a", 1, "2").other("Ads", "no-ad");
        bus.failEntries((_, id) -> id.equals("a/0") ? "MalformedDetail" : null);

        assertThat(apply()).hasSize(2).extracting(Failure::kind).containsOnly(Kind.NEVER);

        assertThat(bus.taken).containsExactly("a/1");
    }

    @Test
    void anEntryThatSpoilsARequestIsFoundBySendingEachAlone() throws Exception {
        journal.state("a", 0, "1").state("b", 0, "1").state("c", 0, "1");
        bus.answerWith((_, ids) -> ids.contains("b/0") ? 400 : 200);

        assertThat(apply()).hasSize(1).extracting(Failure::kind).containsOnly(Kind.NEVER);

        assertThat(bus.taken).containsExactly("a/0", "c/0");
    }

    @Test
    void aBusThatIsDownIsTriedAFewTimesOnly() throws Exception {
        for (int i = 0; i < 15; i++) {
            journal.state("ad" + i, 0, "10");
        }
        bus.answerWith((_, _) -> 503);

        assertThat(apply()).hasSize(15).extracting(Failure::kind).containsOnly(Kind.LATER);

        assertThat(bus.requests).hasSize(3);
    }

    @Test
    void whatABusThatIsNotThereShouldHaveComesAgain() throws Exception {
        journal.state("a", 0, "1");
        bus.goAway();

        assertThat(apply()).hasSize(1).extracting(Failure::kind).containsOnly(Kind.LATER);
    }

    @Test
    void whatIsTooLargeForTheBusIsADeadLetter() throws Exception {
        journal.state("x".repeat(BusEvent.MAX_SIZE), 0, "1").state("b", 0, "1");

        assertThat(apply()).hasSize(1).extracting(Failure::kind).containsOnly(Kind.NEVER);

        assertThat(bus.taken).containsExactly("b/0");
    }

    @Test
    void largeEntriesTogetherStayBelowTheLimitOfARequest() throws Exception {
        for (int i = 0; i < 4; i++) {
            journal.state(i + "x".repeat(40_000), 0, "1");
        }

        assertThat(apply()).isEmpty();

        assertThat(bus.requests).extracting(List::size).allMatch(size -> size < 3);
        assertThat(bus.taken).hasSize(4);
    }

    private List<Failure> apply() throws InterruptedException {
        return bus.sink().apply(Deliveries.of(journal));
    }
}
