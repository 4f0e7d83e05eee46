package io.adledger.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.snapshot.store.SnapshotId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final SnapshotId JANUARY = id("2026-01-01T00:00:00Z", 10);
    private static final SnapshotId FEBRUARY = id("2026-02-01T00:00:00Z", 20);
    private static final SnapshotId MARCH = id("2026-03-01T00:00:00Z", 30);
    private static final List<SnapshotId> ALL = List.of(FEBRUARY, JANUARY, MARCH);

    @Test
    void theNewestAreKept() {
        assertThat(new Retention(1, Optional.empty()).expendable(ALL)).containsExactly(JANUARY, FEBRUARY);
        assertThat(new Retention(5, Optional.empty()).expendable(ALL)).isEmpty();
    }

    @Test
    void whatIsOldEnoughGoesUnlessItIsAmongTheNewest() {
        Instant midFebruary = Instant.parse("2026-02-15T00:00:00Z");

        assertThat(new Retention(0, Optional.of(midFebruary)).expendable(ALL)).containsExactly(JANUARY, FEBRUARY);
        assertThat(new Retention(2, Optional.of(midFebruary)).expendable(ALL)).containsExactly(JANUARY);
        assertThat(new Retention(0, Optional.of(JANUARY.moment())).expendable(ALL))
                .isEmpty();
    }

    private static SnapshotId id(String moment, long block) {
        return new SnapshotId(Instant.parse(moment), block);
    }
}
