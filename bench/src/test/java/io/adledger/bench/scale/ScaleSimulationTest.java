package io.adledger.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleSimulationTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.8})
    void oneAtATimeTheMeanIsThatOfPollaczekAndKhinchine(double busy) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        double[] arrivals = Arrivals.poisson(1_000 * busy, 2_000_000, random);

        double mean = Latencies.between(arrivals, new GroupServer(1, 0.001, 0).departures(arrivals))
                .mean();

        double law = 0.001 + 0.001 * busy / (2 * (1 - busy));
        assertThat(mean).isCloseTo(law, within(0.02 * law));
    }

    @Test
    void thoseWhoWaitTogetherLeaveTogetherUpToTheGroupsSize() {
        double[] departures = new GroupServer(2, 1.0, 0.5).departures(new double[] {0, 0.1, 0.2, 0.3, 9});

        // The first finds nobody waiting and goes alone; then two, then the one that is left; the last comes later.
        assertThat(departures).containsExactly(1.5, 3.5, 3.5, 5.0, 10.5);
    }

    @Test
    void whatIsMoreThanALedgerOrAShardCanBearIsSpreadOverMore() {
        var simulation = new ScaleSimulation(new GroupServer(100, 0.01, 0), new GroupServer(50, 0.01, 0));

        assertThat(simulation.at(7_000).ledgers()).isEqualTo(1);
        assertThat(simulation.at(7_100).ledgers()).isEqualTo(2);
        assertThat(simulation.at(7_000_000)).satisfies(outcome -> {
            assertThat(outcome.ledgers()).isEqualTo(1_000);
            assertThat(outcome.shards()).isEqualTo(2);
            assertThat(outcome.busy()).isCloseTo(0.7, within(1e-9));
            assertThat(outcome.commitP99()).isGreaterThanOrEqualTo(outcome.commitP50());
            assertThat(outcome.sinkP99()).isGreaterThan(outcome.commitP99());
        });
    }
}
