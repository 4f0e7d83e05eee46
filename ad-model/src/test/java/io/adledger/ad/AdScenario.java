package io.adledger.ad;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Given events, when a command comes, then this is decided. */
record AdScenario(AdState state) {

    static final String AD = "0123456789abcdefghijkl";
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    static final AdFields BICYCLE = AdFields.NONE
            .withTitle("Bicycle")
            .withPrice(new BigDecimal("120"))
            .withCurrency("€")
            .withCategory("Vehicles");

    static AdScenario nothing() {
        return new AdScenario(AdState.ABSENT);
    }

    static AdScenario given(AdCommand... commands) {
        AdScenario scenario = nothing();
        for (AdCommand command : commands) {
            scenario = new AdScenario(AdDecider.evolve(scenario.state, accepted(scenario.state, command)));
        }
        return scenario;
    }

    /** Given besides that the ad was made again what it had been. */
    AdScenario and(RestoreAd restore) {
        return new AdScenario(AdDecider.evolve(state, accepted(AdRestoring.decide(state, restore))));
    }

    Decision when(RestoreAd restore) {
        return AdRestoring.decide(state, restore);
    }

    Decision when(AdCommand command) {
        return AdDecider.decide(state, command);
    }

    static AdEvent accepted(AdState state, AdCommand command) {
        return accepted(AdDecider.decide(state, command));
    }

    static AdEvent accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).event();
    }

    static AdCommand createBy(String publisher, AdFields fields) {
        return new AdCommand.CreateAd(AD, publisher, fields, order(publisher, NOON));
    }

    static AdCommand updateBy(String publisher, AdFields fields) {
        return new AdCommand.UpdateAd(
                AD, publisher, fields, VersionCondition.ANY, order(publisher, NOON.plusSeconds(60)));
    }

    static AdCommand updateBy(String publisher, AdFields fields, long expectedVersion) {
        return new AdCommand.UpdateAd(
                AD,
                publisher,
                fields,
                VersionCondition.oneOf(Set.of(expectedVersion)),
                order(publisher, NOON.plusSeconds(60)));
    }

    static AdCommand deleteBy(String publisher) {
        return new AdCommand.DeleteAd(AD, publisher, VersionCondition.ANY, order(publisher, NOON.plusSeconds(120)));
    }

    static AdCommand deleteBy(String publisher, long expectedVersion) {
        return new AdCommand.DeleteAd(
                AD,
                publisher,
                VersionCondition.oneOf(Set.of(expectedVersion)),
                order(publisher, NOON.plusSeconds(120)));
    }

    /** By an operator, after all others. */
    static RestoreAd restoreTo(AdState past) {
        return restoreTo(new PastState.Known(past), VersionCondition.ANY);
    }

    static RestoreAd restoreTo(PastState past, VersionCondition condition) {
        return new RestoreAd(AD, past, NOON.plusSeconds(1), condition, order("operator:olga", NOON.plusSeconds(180)));
    }

    static AdCommand.Order order(String publisher, Instant at) {
        return new AdCommand.Order(AdId.next(), publisher, at);
    }

    static List<String> faults(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.BrokenRules.class);
        return ((Decision.BrokenRules) decision)
                .faults().stream()
                        .map(fault -> fault.path() + " " + fault.reason())
                        .toList();
    }
}
