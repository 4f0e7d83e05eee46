package io.adledger.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopsTest {

    @Test
    void anOpenLoopBeginsOperationsWhileTheFirstIsNotDone() throws Exception {
        CountDownLatch others = new CountDownLatch(9);

        Sample sample = OpenLoop.run(1_000, Duration.ofMillis(10), number -> {
            if (number == 0) {
                assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
            } else {
                others.countDown();
            }
        });

        assertThat(sample.operations()).isEqualTo(10);
        // The first waited for the last, which was due 9 ms after it.
        assertThat(sample.milliseconds(100)).isGreaterThan(8.9);
    }

    @Test
    void anOpenLoopFailsWithItsOperations() {
        assertThatThrownBy(() -> OpenLoop.run(100, Duration.ofMillis(10), _ -> {
                    throw new IOException("refused");
                }))
                .hasRootCauseMessage("refused");
    }

    @Test
    void aClosedLoopTimesEveryOperationOfEveryWorker() throws Exception {
        AtomicInteger done = new AtomicInteger();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        ClosedLoop.Worker worker = () -> {
            threads.add(Thread.currentThread());
            done.incrementAndGet();
        };

        Sample sample = ClosedLoop.run(List.of(worker, worker), Duration.ofMillis(20));

        assertThat(sample.operations()).isEqualTo(done.get());
        assertThat(sample.nanoseconds().getTotalCount()).isEqualTo(done.get());
        assertThat(threads).hasSize(2);
    }

    @Test
    void turnsBeginWithAnotherSideEachTimeAndDoNotCountTheFirst() throws Exception {
        List<String> order = new ArrayList<>();
        Turns turns = new Turns(Duration.ofSeconds(2), 2, Duration.ofSeconds(1), (_, _) -> {});
        Side.Slice first = time -> note(order, "first " + time.toSeconds());
        Side.Slice second = time -> note(order, "second " + time.toSeconds());

        Map<String, List<Sample>> samples =
                turns.take("test", List.of(new Side("first", first), new Side("second", second)));

        assertThat(order).containsExactly("first 2", "second 2", "second 1", "first 1", "first 1", "second 1");
        assertThat(samples.get("first")).hasSize(2);
        assertThat(samples.get("second")).hasSize(2);
    }

    private static Sample note(List<String> order, String what) {
        order.add(what);
        return Sample.of(order.size(), 1);
    }
}
