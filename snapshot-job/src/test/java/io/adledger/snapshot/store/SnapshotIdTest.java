package io.adledger.snapshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotIdTest {

    @Property
    void whatIsWrittenIsRead(
            @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long millis,
            @ForAll @LongRange(min = 0, max = 1L << 50) long block) {
        SnapshotId id = new SnapshotId(Instant.ofEpochMilli(millis), block);

        assertThat(SnapshotId.parse(id.toString())).contains(id);
    }

    @Test
    void aWholeSecondIsShort() {
        assertThat(new SnapshotId(Instant.parse("2026-03-01T00:00:00Z"), 1234)).hasToString("20260301T000000Z-1234");
        assertThat(new SnapshotId(Instant.parse("2026-03-01T00:00:00.250Z"), 1234))
                .hasToString("20260301T000000.250Z-1234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../manifest", "20260301T000000Z", "20261301T000000Z-1", "20260301T000000Z-x"})
    void whatIsNoIdIsNone(String text) {
        assertThat(SnapshotId.parse(text)).isEmpty();
    }
}
