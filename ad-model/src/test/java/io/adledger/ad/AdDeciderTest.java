package io.adledger.ad;

import static io.adledger.ad.AdScenario.AD;
import static io.adledger.ad.AdScenario.BICYCLE;
import static io.adledger.ad.AdScenario.NOON;
import static io.adledger.ad.AdScenario.createBy;
import static io.adledger.ad.AdScenario.deleteBy;
import static io.adledger.ad.AdScenario.faults;
import static io.adledger.ad.AdScenario.given;
import static io.adledger.ad.AdScenario.nothing;
import static io.adledger.ad.AdScenario.order;
import static io.adledger.ad.AdScenario.updateBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.adledger.ad.AdCommand.UpdateAd;
import io.adledger.ad.AdEvent.AdCreated;
import io.adledger.ad.AdEvent.AdDeleted;
import io.adledger.ad.AdEvent.AdUpdated;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdDeciderTest {

    @Test
    void aNewAdHasWhatItsPublisherGaveAndDefaultsForTheRest() {
        Decision decision = nothing().when(createBy("anna", BICYCLE));

        assertThat(decision).isInstanceOfSatisfying(Decision.Accepted.class, accepted -> {
            AdCreated created = (AdCreated) accepted.event();
            assertThat(created.ad())
                    .isEqualTo(new Ad(
                            AD,
                            "anna",
                            new AdContent("Bicycle", "", new BigDecimal("120"), "EUR", "Vehicles", List.of()),
                            NOON,
                            NOON));
            assertThat(created.envelope().actor()).isEqualTo("anna");
            assertThat(created.changedFields()).containsExactly(AdField.values());
        });
    }

    @Test
    void anUpdateChangesWhatIsGivenAndNamesIt() {
        AdScenario bicycle = given(createBy("anna", BICYCLE));

        AdCommand command =
                updateBy("anna", AdFields.NONE.withTitle("Red bicycle").withPrice(new BigDecimal("120.00")));
        AdUpdated updated = (AdUpdated) AdScenario.accepted(bicycle.state(), command);

        assertThat(updated.changed()).containsExactly(AdField.TITLE);
        assertThat(updated.content().title()).isEqualTo("Red bicycle");
        assertThat(updated.content().category()).isEqualTo("Vehicles");
        assertThat(updated.envelope().commandId()).isEqualTo(command.order().commandId());
    }

    @Test
    void anUpdateToWhatIsThereChangesNothing() {
        AdScenario bicycle = given(createBy("anna", BICYCLE));

        assertThat(bicycle.when(updateBy(
                        "anna", AdFields.NONE.withPrice(new BigDecimal("120.0")).withCurrency("eur"))))
                .isEqualTo(new Decision.Unchanged((AdState.Live) bicycle.state()));
    }

    @Test
    void ofADeletedAdNothingIsLeftButThatItWas() {
        AdScenario deleted = given(createBy("anna", BICYCLE), deleteBy("anna"));

        assertThat(deleted.state()).isEqualTo(new AdState.Deleted(AD, "anna", NOON, NOON.plusSeconds(120), 1));
    }

    @Test
    void whatIsNotThereIsNeitherChangedNorDeleted() {
        assertThat(nothing().when(updateBy("anna", BICYCLE))).isEqualTo(new Decision.UnknownAd());
        assertThat(nothing().when(deleteBy("anna"))).isEqualTo(new Decision.UnknownAd());

        AdScenario deleted = given(createBy("anna", BICYCLE), deleteBy("anna"));
        assertThat(deleted.when(updateBy("anna", BICYCLE))).isEqualTo(new Decision.DeletedAd());
        assertThat(deleted.when(deleteBy("anna"))).isEqualTo(new Decision.DeletedAd());
    }

    @Test
    void anIdIsUsedOnce() {
        assertThat(given(createBy("anna", BICYCLE)).when(createBy("anna", BICYCLE)))
                .isEqualTo(new Decision.ExistingAd());
        assertThat(given(createBy("anna", BICYCLE), deleteBy("anna")).when(createBy("anna", BICYCLE)))
                .isEqualTo(new Decision.ExistingAd());
    }

    @Test
    void anotherPublishersAdIsNotTouched() {
        AdScenario bicycle = given(createBy("anna", BICYCLE));

        assertThat(bicycle.when(updateBy("berta", BICYCLE))).isEqualTo(new Decision.ForeignAd());
        assertThat(bicycle.when(deleteBy("berta", 7))).isEqualTo(new Decision.ForeignAd());
    }

    @Test
    void whoSawAnotherVersionIsToldTheVersion() {
        AdScenario changed = given(createBy("anna", BICYCLE), updateBy("anna", AdFields.NONE.withTitle("Bike")));

        assertThat(changed.when(updateBy("anna", AdFields.NONE.withTitle("Old bike"), 0)))
                .isEqualTo(new Decision.OtherVersion(1));
        assertThat(changed.when(deleteBy("anna", 2))).isEqualTo(new Decision.OtherVersion(1));
        assertThat(changed.when(deleteBy("anna", 1)))
                .isInstanceOfSatisfying(Decision.Accepted.class, accepted -> assertThat(accepted.event())
                        .isInstanceOf(AdDeleted.class));
    }

    @Test
    void everyFaultOfANewAdIsNamed() {
        assertThat(faults(nothing().when(createBy("anna", AdFields.NONE))))
                .containsExactly(
                        "adTitle is required", "price is required", "currency is required", "category is required");
    }

    @Test
    void aChangeIsHeldAgainstWhatStays() {
        AdScenario bicycle = given(createBy("anna", BICYCLE.withPrice(new BigDecimal("120.50"))));

        assertThat(faults(bicycle.when(updateBy("anna", AdFields.NONE.withCurrency("JPY")))))
                .containsExactly("price must have at most 0 decimals in JPY");
    }

    @Test
    void timesAreInTheOrderOfEventsWhateverTheClocksSay() {
        AdScenario bicycle = given(createBy("anna", BICYCLE));

        AdCommand early = new UpdateAd(
                AD,
                "anna",
                AdFields.NONE.withTitle("Bike"),
                VersionCondition.ANY,
                order("anna", NOON.minusSeconds(3600)));

        assertThat(AdScenario.accepted(bicycle.state(), early).envelope().occurredAt())
                .isEqualTo(NOON);
    }

    @Test
    void anEventThatCannotHaveHappenedIsNotFolded() {
        AdEvent deleted = AdScenario.accepted(given(createBy("anna", BICYCLE)).state(), deleteBy("anna"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdDecider.evolve(AdState.ABSENT, deleted))
                .withMessage("AdDeleted cannot happen to an ad that is Absent");
    }
}
