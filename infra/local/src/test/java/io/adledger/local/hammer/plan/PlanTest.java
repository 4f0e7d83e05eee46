package io.adledger.local.hammer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.local.hammer.record.Movement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final int CLIENTS = 8;
    private static final int KINDS_OF_FAULTS = Fault.class.getPermittedSubclasses().length;

    @Test
    void theSameSeedPlansTheSameStepsAndFaults() {
        assertThat(steps(new Plan(7, CLIENTS))).isEqualTo(steps(new Plan(7, CLIENTS)));
        assertThat(movements(new Plan(7, CLIENTS))).isEqualTo(movements(new Plan(7, CLIENTS)));
        assertThat(faults(new Plan(7, CLIENTS), 50)).isEqualTo(faults(new Plan(7, CLIENTS), 50));
    }

    @Test
    void aStepIsTheSameWhicheverStepsWereAskedForBefore() {
        Plan plan = new Plan(7, CLIENTS);
        Step asked = plan.step(3, 100);

        steps(plan);

        assertThat(plan.step(3, 100)).isEqualTo(asked);
    }

    @Test
    void anotherSeedPlansOthers() {
        assertThat(steps(new Plan(8, CLIENTS))).isNotEqualTo(steps(new Plan(7, CLIENTS)));
        assertThat(movements(new Plan(8, CLIENTS))).isNotEqualTo(movements(new Plan(7, CLIENTS)));
        assertThat(faults(new Plan(8, CLIENTS), 50)).isNotEqualTo(faults(new Plan(7, CLIENTS), 50));
    }

    @Test
    void noTwoStepsWriteTheSame() {
        Set<String> titles = new HashSet<>();
        List<Step> writes = steps(new Plan(7, CLIENTS)).stream()
                .filter(step -> step instanceof Step.Publish || step instanceof Step.Patch)
                .toList();

        writes.forEach(step -> titles.add(
                step instanceof Step.Publish publish
                        ? publish.content().title()
                        : ((Step.Patch) step).change().title()));

        assertThat(titles).hasSameSizeAs(writes);
    }

    @Test
    void everyKindOfStepIsPlanned() {
        assertThat(steps(new Plan(7, CLIENTS)).stream().map(Object::getClass))
                .contains(Step.class.getPermittedSubclasses());
    }

    @Test
    void everyKindOfFaultIsPlannedBeforeOneComesAgain() {
        List<Fault> faults = faults(new Plan(7, CLIENTS), 3 * KINDS_OF_FAULTS);

        for (int round = 0; round < 3; round++) {
            assertThat(faults.subList(round * KINDS_OF_FAULTS, (round + 1) * KINDS_OF_FAULTS).stream()
                            .map(Object::getClass))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aTransferIsBetweenTwoAccounts() {
        assertThat(movements(new Plan(7, CLIENTS)))
                .filteredOn(Movement.Transfer.class::isInstance)
                .map(Movement.Transfer.class::cast)
                .isNotEmpty()
                .allSatisfy(transfer -> assertThat(transfer.source()).isNotEqualTo(transfer.target()));
    }

    private static List<Step> steps(Plan plan) {
        return IntStream.range(0, 2_000)
                .mapToObj(i -> plan.step(i % plan.adClients(), i / plan.adClients()))
                .toList();
    }

    private static List<Movement> movements(Plan plan) {
        return IntStream.range(0, 500)
                .mapToObj(i -> plan.movement(plan.adClients() + i % plan.accountClients(), i))
                .toList();
    }

    private static List<Fault> faults(Plan plan, int count) {
        Faults faults = plan.faults();
        List<Fault> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(faults.next());
        }
        return some;
    }
}
