package io.adledger.ad;

import static io.adledger.ad.AdScenario.BICYCLE;
import static io.adledger.ad.AdScenario.NOON;
import static io.adledger.ad.AdScenario.accepted;
import static io.adledger.ad.AdScenario.createBy;
import static io.adledger.ad.AdScenario.deleteBy;
import static io.adledger.ad.AdScenario.given;
import static io.adledger.ad.AdScenario.nothing;
import static io.adledger.ad.AdScenario.order;
import static io.adledger.ad.AdScenario.restoreTo;
import static io.adledger.ad.AdScenario.updateBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ad.AdEvent.AdDeleted;
import io.adledger.ad.AdEvent.AdRestored;
import io.adledger.ad.AdEvent.PastVersion;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdRestoringTest {

    private final AdScenario bicycle = given(createBy("anna", BICYCLE));
    private final AdScenario dearer =
            given(createBy("anna", BICYCLE), updateBy("anna", AdFields.NONE.withPrice(new BigDecimal("999"))));
    private final AdScenario deleted = given(createBy("anna", BICYCLE), deleteBy("anna"));

    @Test
    void aChangedAdSaysAgainWhatItSaidAndTheEventTellsWhatAndSinceWhenAndWho() {
        AdRestored restored = (AdRestored) accepted(dearer.when(restoreTo(bicycle.state())));

        assertThat(restored.content()).isEqualTo(live(bicycle).ad().content());
        assertThat(restored.changed()).containsExactly(AdField.PRICE);
        assertThat(restored.past()).isEqualTo(new PastVersion(0, NOON.plusSeconds(1)));
        assertThat(restored.envelope().actor()).isEqualTo("operator:olga");
    }

    @Test
    void versionsAndTimesOfARestoredAdGoOn() {
        AdState.Live after = live(dearer.and(restoreTo(bicycle.state())));

        assertThat(after.version()).isEqualTo(2);
        assertThat(after.ad().createdAt()).isEqualTo(NOON);
        assertThat(after.ad().updatedAt()).isEqualTo(NOON.plusSeconds(180));
    }

    @Test
    void aClockThatIsBehindDoesNotTakeTheTimesBack() {
        RestoreAd early = new RestoreAd(
                AdScenario.AD,
                new PastState.Known(bicycle.state()),
                NOON,
                VersionCondition.ANY,
                order("operator:olga", NOON.minusSeconds(3600)));

        assertThat(accepted(deleted.when(early)).envelope().occurredAt()).isEqualTo(NOON.plusSeconds(120));
        assertThat(accepted(dearer.when(early)).envelope().occurredAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void aDeletedAdComesBackToLifeWithAllItsFields() {
        AdRestored restored = (AdRestored) accepted(deleted.when(restoreTo(bicycle.state())));
        AdState.Live after = live(deleted.and(restoreTo(bicycle.state())));

        assertThat(restored.changed()).containsExactly(AdField.values());
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.ad().publisherId()).isEqualTo("anna");
        assertThat(after.ad().createdAt()).isEqualTo(NOON);
    }

    @Test
    void anAdThatWasNotThereIsDeletedAsAnyOther() {
        AdEvent notYetThere = accepted(bicycle.when(restoreTo(AdState.ABSENT)));
        AdEvent goneThen = accepted(deleted.and(restoreTo(bicycle.state())).when(restoreTo(deleted.state())));

        assertThat(notYetThere).isInstanceOf(AdDeleted.class);
        assertThat(goneThen).isInstanceOf(AdDeleted.class);
        assertThat(notYetThere.envelope().actor()).isEqualTo("operator:olga");
    }

    @Test
    void whatIsSoAlreadyMakesNoEvent() {
        assertThat(bicycle.when(restoreTo(bicycle.state()))).isEqualTo(new Decision.Unchanged(bicycle.state()));
        assertThat(deleted.when(restoreTo(AdState.ABSENT))).isEqualTo(new Decision.Unchanged(deleted.state()));
        assertThat(nothing().when(restoreTo(AdState.ABSENT))).isEqualTo(new Decision.Unchanged(AdState.ABSENT));
    }

    @Test
    void whatWasErasedIsNotRestored() {
        RestoreAd restore = restoreTo(new PastState.Erased(), VersionCondition.ANY);

        assertThat(bicycle.when(restore)).isEqualTo(new Decision.ErasedPast());
        assertThat(deleted.when(restore)).isEqualTo(new Decision.ErasedPast());
    }

    @Test
    void anAdWhoseDocumentIsNotInTheLedgerIsNotRestored() {
        assertThat(nothing().when(restoreTo(bicycle.state()))).isEqualTo(new Decision.UnknownAd());
    }

    @Test
    void anAdThatWasChangedSinceItWasLookedAtIsLeftAlone() {
        RestoreAd ofVersion0 = restoreTo(new PastState.Known(AdState.ABSENT), VersionCondition.oneOf(Set.of(0L)));

        assertThat(dearer.when(ofVersion0)).isEqualTo(new Decision.OtherVersion(1));
        assertThat(deleted.when(ofVersion0)).isEqualTo(new Decision.OtherVersion(1));
        assertThat(accepted(bicycle.when(ofVersion0))).isInstanceOf(AdDeleted.class);
    }

    private static AdState.Live live(AdScenario scenario) {
        assertThat(scenario.state()).isInstanceOf(AdState.Live.class);
        return (AdState.Live) scenario.state();
    }
}
