package io.adledger.ad;

import static io.adledger.ad.AdScenario.AD;
import static io.adledger.ad.AdScenario.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class AdLawsTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    @Property
    void whatIsWrittenIsWhatIsRead(@ForAll("commands") List<AdCommand> commands) {
        AdState state = AdState.ABSENT;
        long version = -1;
        for (AdCommand command : commands) {
            if (AdDecider.decide(state, command) instanceof Decision.Accepted accepted) {
                AdRevision written = AdRevision.of(state, accepted.event());
                version++;

                IonStruct stored = (IonStruct) ION.singleValue(encoded(written.toIon(ION)));

                assertThat(AdRevision.from(stored, version)).isEqualTo(written);
                state = written.state();
            }
        }
    }

    @Property
    void eventsAreEnoughToKnowTheState(@ForAll("commands") List<AdCommand> commands) {
        AdState state = AdState.ABSENT;
        AdState folded = AdState.ABSENT;
        for (AdCommand command : commands) {
            if (AdDecider.decide(state, command) instanceof Decision.Accepted accepted) {
                AdRevision revision = AdRevision.of(state, accepted.event());
                state = revision.state();
                folded = AdDecider.evolve(
                        folded, AdRevision.from(revision.toIon(ION), 99).event());
            }
        }
        assertThat(folded).isEqualTo(state);
    }

    @Property
    void aCommandThatIsGivenTwiceChangesNothingMore(@ForAll("commands") List<AdCommand> commands) {
        AdState state = AdState.ABSENT;
        for (AdCommand command : commands) {
            if (AdDecider.decide(state, command) instanceof Decision.Accepted accepted) {
                state = AdDecider.evolve(state, accepted.event());
                assertThat(AdDecider.decide(state, command)).isNotInstanceOf(Decision.Accepted.class);
            }
        }
    }

    @Property
    void anAdThatIsAcceptedKeepsTheRules(@ForAll("commands") List<AdCommand> commands) {
        AdState state = AdState.ABSENT;
        for (AdCommand command : commands) {
            if (AdDecider.decide(state, command) instanceof Decision.Accepted accepted) {
                state = AdDecider.evolve(state, accepted.event());
                if (state instanceof AdState.Live live) {
                    AdContent content = live.ad().content();
                    assertThat(AdRules.faultsOfNew(new AdFields(
                                    Optional.of(content.title()),
                                    Optional.of(content.description()),
                                    Optional.of(content.price()),
                                    Optional.of(content.currency()),
                                    Optional.of(content.category()),
                                    Optional.of(content.tags()))))
                            .isEmpty();
                }
            }
        }
    }

    @Provide
    Arbitrary<List<AdCommand>> commands() {
        Arbitrary<AdCommand> create = Combinators.combine(fields(), orders(0))
                .as((fields, order) -> new AdCommand.CreateAd(AD, "anna", fields, order));
        Arbitrary<AdCommand> update = Combinators.combine(fields(), orders(1))
                .as((fields, order) -> new AdCommand.UpdateAd(AD, "anna", fields, VersionCondition.ANY, order));
        Arbitrary<AdCommand> delete =
                orders(2).map(order -> new AdCommand.DeleteAd(AD, "anna", VersionCondition.ANY, order));
        Arbitrary<AdCommand> good = Arbitraries.just(AdScenario.createBy("anna", AdScenario.BICYCLE));
        return Combinators.combine(
                        Arbitraries.oneOf(good, create),
                        Arbitraries.frequencyOf(Tuple.of(6, update), Tuple.of(1, create), Tuple.of(1, delete))
                                .list()
                                .ofMaxSize(6))
                .as((first, others) ->
                        Stream.concat(Stream.of(first), others.stream()).toList());
    }

    private static Arbitrary<AdCommand.Order> orders(int seconds) {
        return Traces.any()
                .optional()
                .map(trace -> new AdCommand.Order(AdId.next(), "anna", NOON.plusSeconds(seconds), trace));
    }

    @Provide
    Arbitrary<AdFields> fields() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(12),
                Arbitraries.of("Bicycle", "Fahrrad, grün", "自転車", "🚲 bike", "", " "));
        Arbitrary<BigDecimal> price = Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1"), new BigDecimal("1000"))
                        .ofScale(2),
                Arbitraries.of("0", "120", "1E+3", "0.10", "1E+400", "999999999999.99")
                        .map(BigDecimal::new));
        return Combinators.combine(
                        text.optional(0.7),
                        text.optional(0.5),
                        price.optional(0.7),
                        Arbitraries.of("EUR", "€", "JPY", "KWD", "usd", "nothing")
                                .optional(0.7),
                        text.optional(0.7),
                        text.list().ofMaxSize(3).optional(0.5))
                .as(AdFields::new);
    }

    private static byte[] encoded(IonStruct document) {
        return ION.newDatagram(document).getBytes();
    }
}
