package io.adledger.command.ad;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Restores by the real driver to a real ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdRestoresTest {

    private static final OptionalLong NOT_THERE = OptionalLong.empty();

    private TestLedger ledger;
    private QldbAdJournal journal;
    private AdCommands commands;
    private AdRestores restores;

    @BeforeAll
    void start() {
        ledger = TestLedger.start();
        journal = new QldbAdJournal(ledger.ads().driver());
        commands = new AdCommands(journal);
        restores = new AdRestores(journal);
    }

    @AfterAll
    void stop() throws Exception {
        journal.close();
        ledger.close();
    }

    @Test
    void anAdSaysAgainWhatItSaidInAnEarlierVersionByOneRevision() {
        String adId = create();
        update(adId, "Bike");

        Outcome outcome = restores.carryOut(restore(adId, OptionalLong.of(0), 1));

        assertThat(live(outcome).version()).isEqualTo(2);
        assertThat(live(outcome).ad().content().title()).isEqualTo("Bicycle");
        assertThat(events(adId)).containsExactly("AdCreated", "AdUpdated", "AdRestored");
    }

    @Test
    void aDeletedAdIsBackAndMayBeChangedByItsPublisher() {
        String adId = create();
        delete(adId);

        assertThat(live(restores.carryOut(restore(adId, OptionalLong.of(0), 1))).version())
                .isEqualTo(2);
        update(adId, "Bike");

        assertThat(events(adId)).containsExactly("AdCreated", "AdDeleted", "AdRestored", "AdUpdated");
    }

    @Test
    void anAdThatWasNotThereIsDeleted() {
        String adId = create();

        restores.carryOut(restore(adId, NOT_THERE, 0));

        assertThat(events(adId)).containsExactly("AdCreated", "AdDeleted");
    }

    @Test
    void anAdThatIsSoAlreadyStaysAsItIs() {
        String adId = create();
        update(adId, "Bike");
        update(adId, "Bicycle");

        assertThat(live(restores.carryOut(restore(adId, OptionalLong.of(0), 2))).version())
                .isEqualTo(2);
        assertThat(events(adId)).hasSize(3);
    }

    @Test
    void aRestoreThatIsTriedAgainIsDoneOnceWhateverCameAfterIt() {
        String adId = create();
        update(adId, "Bike");
        Restore restore = restore(adId, OptionalLong.of(0), 1);
        Outcome first = restores.carryOut(restore);
        assertThat(restores.carryOut(restore)).isEqualTo(first);
        update(adId, "Newer bike");

        assertThat(restores.carryOut(restore)).isEqualTo(first);
        assertThat(events(adId)).containsExactly("AdCreated", "AdUpdated", "AdRestored", "AdUpdated");
    }

    @Test
    void anAdThatWasChangedSinceIsLeftAlone() {
        String adId = create();
        update(adId, "Bike");
        update(adId, "Newer bike");

        assertThat(restores.carryOut(restore(adId, OptionalLong.of(0), 1)))
                .isEqualTo(new Outcome.NotDone(new Decision.OtherVersion(2)));
        assertThat(events(adId)).hasSize(3);
    }

    @Test
    void whatWasErasedDoesNotComeBack() {
        String adId = create();
        update(adId, "Bike");
        redactFirst(adId);

        assertThat(restores.carryOut(restore(adId, OptionalLong.of(0), 1)))
                .isEqualTo(new Outcome.NotDone(new Decision.ErasedPast()));
        assertThat(live(commands.carryOut(
                                new UpdateAd(adId, "anna", AdFields.NONE, VersionCondition.ANY, order("anna"))))
                        .ad()
                        .content()
                        .title())
                .isEqualTo("Bike");
    }

    @Test
    void anAdThatIsNotInTheLedgerIsNotRestored() {
        assertThat(restores.carryOut(restore(AdId.next(), OptionalLong.of(0), 1)))
                .isEqualTo(new Outcome.NotDone(new Decision.UnknownAd()));
    }

    @Test
    void besideAPublisherWhoChangesTheAdNothingOfHisIsLost() throws Exception {
        for (int round = 0; round < 10; round++) {
            String adId = create();
            update(adId, "Bike");
            CyclicBarrier start = new CyclicBarrier(2);
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<Outcome> restored = threads.submit(() -> {
                    start.await();
                    return restores.carryOut(restore(adId, OptionalLong.of(0), 1));
                });
                threads.submit(() -> {
                            start.await();
                            update(adId, "Newer bike");
                            return null;
                        })
                        .get();

                assertThat(events(adId))
                        .containsExactlyElementsOf(
                                restored.get() instanceof Outcome.Done
                                        ? List.of("AdCreated", "AdUpdated", "AdRestored", "AdUpdated")
                                        : List.of("AdCreated", "AdUpdated", "AdUpdated"));
            }
        }
    }

    private void redactFirst(String adId) {
        IonStruct first = (IonStruct) ledger.select("SELECT h.blockAddress, h.metadata FROM history(Ads) AS h"
                        + " WHERE h.metadata.version = 0 AND h.data.adId = '" + adId + "'")
                .getFirst();
        String table = ((IonText) ((IonStruct)
                                ledger.select("SELECT tableId FROM information_schema.user_tables WHERE name = 'Ads'")
                                        .getFirst())
                        .get("tableId"))
                .stringValue();
        String document = ((IonText) ((IonStruct) first.get("metadata")).get("id")).stringValue();
        ledger.select("EXEC REDACT_REVISION `" + first.get("blockAddress") + "`, '" + table + "', '" + document + "'");
    }

    private List<String> events(String adId) {
        return ledger
                .select("SELECT h.data.event.type FROM history(Ads) AS h WHERE h.data.adId = '" + adId + "'")
                .stream()
                .map(row -> ((IonText) ((IonStruct) row).get("type")).stringValue())
                .toList();
    }

    private String create() {
        AdFields bicycle = AdFields.NONE
                .withTitle("Bicycle")
                .withPrice(new BigDecimal("120.50"))
                .withCurrency("€")
                .withCategory("Vehicles");
        return live(commands.carryOut(new CreateAd(AdId.next(), "anna", bicycle, order("anna"))))
                .ad()
                .adId();
    }

    private void update(String adId, String title) {
        live(commands.carryOut(
                new UpdateAd(adId, "anna", AdFields.NONE.withTitle(title), VersionCondition.ANY, order("anna"))));
    }

    private void delete(String adId) {
        commands.carryOut(new DeleteAd(adId, "anna", VersionCondition.ANY, order("anna")));
    }

    private static AdState.Live live(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (AdState.Live) ((Outcome.Done) outcome).state();
    }

    private static Restore restore(String adId, OptionalLong version, long expectedVersion) {
        return new Restore(adId, version, Instant.now(), expectedVersion, order("operator:olga"));
    }

    private static AdCommand.Order order(String actor) {
        return new AdCommand.Order(AdId.next(), actor, Instant.now());
    }
}
