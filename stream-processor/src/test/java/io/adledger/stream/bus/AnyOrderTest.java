package io.adledger.stream.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.stream.AdJournal;
import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.Sink.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever the order, and however often records come and entries fail, the bus is told of every revision. */
class AnyOrderTest {

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void everyRevisionMakesAtLeastOneEventAndNoOtherIds(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        AdJournal journal = history();
        List<Delivery> deliveries = new ArrayList<>(Deliveries.of(journal));
        Set<String> expected = new HashSet<>();
        deliveries.forEach(one -> BusEvents.of(one.record()).forEach(event -> expected.add(event.id())));
        deliveries.addAll(deliveries.subList(0, random.nextInt(deliveries.size())));
        Collections.shuffle(deliveries, random);

        try (AnsweringBus bus = new AnsweringBus()) {
            bus.failEntries((_, _) -> random.nextInt(4) == 0 ? "ThrottlingException" : null);
            EventBusSink sink = bus.sink();
            while (!deliveries.isEmpty()) {
                List<Delivery> batch = deliveries.subList(0, Math.min(1 + random.nextInt(30), deliveries.size()));
                List<Failure> failures = sink.apply(List.copyOf(batch));
                batch.clear();
                failures.forEach(failure -> deliveries.add(failure.delivery()));
            }

            assertThat(new HashSet<>(bus.taken)).isEqualTo(expected);
        }
    }

    private static AdJournal history() {
        AdJournal journal = new AdJournal();
        for (int ad = 0; ad < 4; ad++) {
            journal.state("ad" + ad, 0, "10").state("ad" + ad, 1, "11").state("ad" + ad, 2, "12");
        }
        return journal.delete("ad0", 3)
                .removeDocument("ad1", 3)
                .redact("ad2", 1)
                .createTable();
    }
}
