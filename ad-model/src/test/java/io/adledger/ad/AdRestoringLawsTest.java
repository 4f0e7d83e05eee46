package io.adledger.ad;

import static io.adledger.ad.AdScenario.restoreTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happened to an ad, and to whichever of its states it is taken back, one restore after another. */
class AdRestoringLawsTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    private final List<AdState> states = new ArrayList<>(List.of(AdState.ABSENT));

    @Property
    void aRestoredAdIsWhatItWasButVersionsAndTimesGoOn(
            @ForAll("commands") List<AdCommand> commands,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 9) Integer> moments) {
        commands.forEach(this::happens);
        for (int moment : moments) {
            AdState past = states.get(moment % states.size());
            AdState before = states.getLast();

            happens(AdRestoring.decide(before, restoreTo(past)));

            AdState after = states.getLast();
            assertThat(content(after)).isEqualTo(content(past));
            if (!after.equals(before)) {
                assertThat(version(after)).isEqualTo(version(before) + 1);
                assertThat(lastEvent(after)).isAfterOrEqualTo(lastEvent(before));
            }
        }
    }

    @Property
    void restoringAgainDoesNothing(
            @ForAll("commands") List<AdCommand> commands, @ForAll @IntRange(max = 9) int moment) {
        commands.forEach(this::happens);
        AdState past = states.get(moment % states.size());
        happens(AdRestoring.decide(states.getLast(), restoreTo(past)));

        assertThat(AdRestoring.decide(states.getLast(), restoreTo(past)))
                .isEqualTo(new Decision.Unchanged(states.getLast()));
    }

    private void happens(AdCommand command) {
        happens(AdDecider.decide(states.getLast(), command));
    }

    /** Each event is written, read, and folded from what was read. */
    private void happens(Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            AdRevision written = AdRevision.of(states.getLast(), accepted.event());
            byte[] stored = ION.newDatagram(written.toIon(ION)).getBytes();
            AdRevision read = AdRevision.from((IonStruct) ION.singleValue(stored), states.size() - 1L);
            assertThat(read).isEqualTo(written);
            states.add(AdDecider.evolve(states.getLast(), read.event()));
        }
    }

    private static Optional<AdContent> content(AdState state) {
        return state instanceof AdState.Live live ? Optional.of(live.ad().content()) : Optional.empty();
    }

    private static long version(AdState state) {
        return switch (state) {
            case AdState.Live live -> live.version();
            case AdState.Deleted deleted -> deleted.version();
            case AdState.Absent absent -> -1;
        };
    }

    private static Instant lastEvent(AdState state) {
        return switch (state) {
            case AdState.Live live -> live.ad().updatedAt();
            case AdState.Deleted deleted -> deleted.deletedAt();
            case AdState.Absent absent -> Instant.MIN;
        };
    }

    @Provide
    Arbitrary<List<AdCommand>> commands() {
        return new AdLawsTest().commands();
    }
}
