package io.adledger.command.ad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ad.AdCommand;
import io.adledger.ad.AdCommand.CreateAd;
import io.adledger.ad.AdCommand.DeleteAd;
import io.adledger.ad.AdCommand.UpdateAd;
import io.adledger.ad.AdFields;
import io.adledger.ad.AdId;
import io.adledger.ad.AdState;
import io.adledger.ad.Decision;
import io.adledger.ad.VersionCondition;
import io.adledger.command.TestLedger;
import io.adledger.command.qldb.QldbAdJournal;
import io.adledger.journal.AdLedger;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Commands by the real driver to a real ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdCommandsTest {

    private static final AdFields BICYCLE = AdFields.NONE
            .withTitle("Bicycle")
            .withPrice(new BigDecimal("120.50"))
            .withCurrency("€")
            .withCategory("Vehicles")
            .withTags(List.of("red"));

    private TestLedger ledger;
    private QldbAdJournal journal;
    private AdCommands commands;

    @BeforeAll
    void start() {
        ledger = TestLedger.start();
        journal = new QldbAdJournal(ledger.ads().driver());
        commands = new AdCommands(journal);
    }

    @AfterAll
    void stop() throws Exception {
        journal.close();
        ledger.close();
    }

    @Test
    void anAdIsCreatedChangedAndDeletedEachByOneRevision() {
        AdState.Live created = live(commands.carryOut(create("anna", BICYCLE)));
        String adId = created.ad().adId();
        AdState.Live updated = live(commands.carryOut(update(adId, "anna", AdFields.NONE.withTitle("Bike"))));
        Outcome deleted = commands.carryOut(delete(adId, "anna"));

        assertThat(created.version()).isZero();
        assertThat(updated.version()).isEqualTo(1);
        assertThat(updated.ad().content().title()).isEqualTo("Bike");
        assertThat(updated.ad().content().price()).isEqualTo(new BigDecimal("120.5"));
        assertThat(deleted).isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.state())
                .isInstanceOfSatisfying(AdState.Deleted.class, state -> assertThat(state.version())
                        .isEqualTo(2)));
        assertThat(events(adId)).containsExactly("AdCreated", "AdUpdated", "AdDeleted");
    }

    @Test
    void whatIsNotDoneWritesNothing() {
        String adId = live(commands.carryOut(create("anna", BICYCLE))).ad().adId();

        assertThat(commands.carryOut(update(adId, "berta", BICYCLE.withTitle("Mine"))))
                .isEqualTo(new Outcome.NotDone(new Decision.ForeignAd()));
        assertThat(commands.carryOut(delete(adId, "berta"))).isEqualTo(new Outcome.NotDone(new Decision.ForeignAd()));
        assertThat(commands.carryOut(update("none", "anna", BICYCLE)))
                .isEqualTo(new Outcome.NotDone(new Decision.UnknownAd()));
        assertThat(live(commands.carryOut(update(adId, "anna", BICYCLE))).version())
                .isZero();

        assertThat(events(adId)).containsExactly("AdCreated");
    }

    @Test
    void ofTwoWhoSawTheSameVersionOneWins() throws Exception {
        String adId = live(commands.carryOut(create("anna", BICYCLE))).ad().adId();

        List<Outcome> outcomes = atOnce(
                2,
                number -> commands.carryOut(new UpdateAd(
                        adId,
                        "anna",
                        AdFields.NONE.withTitle("Bike " + number),
                        VersionCondition.oneOf(Set.of(0L)),
                        order("anna"))));

        assertThat(outcomes)
                .hasAtLeastOneElementOfType(Outcome.Done.class)
                .contains(new Outcome.NotDone(new Decision.OtherVersion(1)));
        assertThat(events(adId)).containsExactly("AdCreated", "AdUpdated");
    }

    @Test
    void ofManyWhoDoNotMindTheVersionAllAreDoneInSomeOrder() throws Exception {
        String adId = live(commands.carryOut(create("anna", BICYCLE))).ad().adId();

        List<Outcome> outcomes =
                atOnce(6, number -> commands.carryOut(update(adId, "anna", AdFields.NONE.withTitle("Bike " + number))));

        assertThat(outcomes)
                .extracting(outcome -> live(outcome).version())
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(events(adId)).hasSize(7);
    }

    @Test
    void aRequestThatIsRepeatedGetsTheFirstAnswerAndIsDoneOnce() {
        KeyedRequest request = new KeyedRequest("anna/" + AdId.next(), "hash");
        AdState.Live first = live(commands.carryOut(create("anna", BICYCLE), request));
        commands.carryOut(update(first.ad().adId(), "anna", AdFields.NONE.withTitle("Bike")));

        AdState.Live again = live(commands.carryOut(create("anna", BICYCLE), request));

        assertThat(again).isEqualTo(first);
        assertThat(events(first.ad().adId())).containsExactly("AdCreated", "AdUpdated");
    }

    @Test
    void aChangeOfNothingIsRememberedToo() {
        String adId = live(commands.carryOut(create("anna", BICYCLE))).ad().adId();
        KeyedRequest request = new KeyedRequest("anna/" + AdId.next(), "hash");

        AdState.Live first = live(commands.carryOut(update(adId, "anna", BICYCLE), request));
        commands.carryOut(update(adId, "anna", AdFields.NONE.withTitle("Bike")));

        assertThat(live(commands.carryOut(update(adId, "anna", BICYCLE), request)))
                .isEqualTo(first);
        assertThat(events(adId)).containsExactly("AdCreated", "AdUpdated");
    }

    @Test
    void aKeyIsForOneRequest() {
        KeyedRequest request = new KeyedRequest("anna/" + AdId.next(), "hash");
        commands.carryOut(create("anna", BICYCLE), request);

        assertThat(commands.carryOut(create("anna", BICYCLE), new KeyedRequest(request.key(), "another hash")))
                .isEqualTo(new Outcome.KeyOfAnother());
    }

    @Test
    void aRequestThatWasNotDoneMayBeTriedAgain() {
        KeyedRequest request = new KeyedRequest("anna/" + AdId.next(), "hash");
        CreateAd later = create("anna", BICYCLE);
        UpdateAd update = update(later.adId(), "anna", AdFields.NONE.withTitle("Bike"));
        assertThat(commands.carryOut(update, request)).isEqualTo(new Outcome.NotDone(new Decision.UnknownAd()));

        commands.carryOut(later);

        assertThat(live(commands.carryOut(update, request)).version()).isEqualTo(1);
    }

    @Test
    void whileARequestIsWorkedOnItIsNotBegunAgain() throws Exception {
        KeyedRequest request = new KeyedRequest("anna/" + AdId.next(), "hash");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AdCommands slow = new AdCommands(new AdJournal() {
            @Override
            public <R> R inTransaction(Function<AdTransaction, R> work) {
                begun.countDown();
                await(go);
                return journal.inTransaction(work);
            }
        });
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Outcome> first = threads.submit(() -> slow.carryOut(create("anna", BICYCLE), request));
            await(begun);

            assertThat(slow.carryOut(create("anna", BICYCLE), request)).isEqualTo(new Outcome.StillRunning());

            go.countDown();
            assertThat(first.get()).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void requestsWithOneKeyInSeveralServicesMakeOneAd() throws Exception {
        KeyedRequest request = new KeyedRequest("anna/" + AdId.next(), "hash");
        List<Outcome> outcomes =
                atOnce(3, number -> new AdCommands(journal).carryOut(create("anna", BICYCLE), request));

        assertThat(outcomes)
                .extracting(outcome -> live(outcome).ad().adId())
                .containsOnly(live(outcomes.getFirst()).ad().adId());
    }

    /** As the driver does when the answer to a commit is lost. */
    @Test
    void aCommandThatWasCommittedAndIsTriedAgainIsDoneOnce() {
        String adId = live(commands.carryOut(create("anna", BICYCLE))).ad().adId();
        AdCommand rename = update(adId, "anna", AdFields.NONE.withTitle("Bike"));
        AtomicInteger runs = new AtomicInteger();
        AdCommands interrupted = new AdCommands(new AdJournal() {
            @Override
            public <R> R inTransaction(Function<AdTransaction, R> work) {
                journal.inTransaction(work);
                commands.carryOut(update(adId, "anna", AdFields.NONE.withTitle("Another's")));
                return journal.inTransaction(transaction -> {
                    runs.incrementAndGet();
                    return work.apply(new RepeatedTransaction(transaction));
                });
            }
        });

        AdState.Live state = live(interrupted.carryOut(rename));

        assertThat(runs).hasPositiveValue();
        assertThat(state.version()).isEqualTo(1);
        assertThat(events(adId)).containsExactly("AdCreated", "AdUpdated", "AdUpdated");
    }

    @Test
    void aLedgerThatIsNotThereIsUnavailable() {
        try (QldbAdJournal nowhere =
                new QldbAdJournal(AdLedger.at(URI.create("http://127.0.0.1:1")).driver())) {
            assertThatExceptionOfType(JournalUnavailableException.class)
                    .isThrownBy(() -> new AdCommands(nowhere).carryOut(create("anna", BICYCLE)));
        }
    }

    private List<String> events(String adId) {
        List<String> types = new ArrayList<>();
        for (IonValue row :
                ledger.select("SELECT h.data.event.type FROM history(Ads) AS h WHERE h.data.adId = '" + adId + "'")) {
            types.add(((IonText) ((IonStruct) row).get("type")).stringValue());
        }
        return types;
    }

    private static List<Outcome> atOnce(int times, Function<Integer, Outcome> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<Outcome>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return work.apply(number);
                }));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AdState.Live live(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (AdState.Live) ((Outcome.Done) outcome).state();
    }

    private static CreateAd create(String publisher, AdFields fields) {
        return new CreateAd(AdId.next(), publisher, fields, order(publisher));
    }

    private static UpdateAd update(String adId, String publisher, AdFields fields) {
        return new UpdateAd(adId, publisher, fields, VersionCondition.ANY, order(publisher));
    }

    private static DeleteAd delete(String adId, String publisher) {
        return new DeleteAd(adId, publisher, VersionCondition.ANY, order(publisher));
    }

    private static AdCommand.Order order(String publisher) {
        return new AdCommand.Order(AdId.next(), publisher, Instant.now());
    }
}
