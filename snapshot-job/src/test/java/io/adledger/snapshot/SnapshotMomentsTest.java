package io.adledger.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SnapshotMomentsTest {

    private static final Instant NOW = Instant.parse("2026-03-17T10:20:30Z");

    private final SnapshotMoments moments = new SnapshotMoments(InstantSource.fixed(NOW));
    private final AdJournal journal = new AdJournal();

    @Test
    void theLastFullMonthEndsWithTheFirstOfThisOne() {
        assertThat(moments.endOfLastMonth()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(new SnapshotMoments(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"))).endOfLastMonth())
                .isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void theLastBlockIsBeforeTheMomentAndNotAtIt() {
        journal.change(1);
        journal.change(2);
        journal.change(3);

        assertThat(moments.idAt(AdJournal.time(2), journal.store()).sequenceNo())
                .isEqualTo(1);
        assertThat(moments.idAt(AdJournal.time(2).plusMillis(1), journal.store())
                        .sequenceNo())
                .isEqualTo(2);
    }

    @Test
    void momentsToComeAndMomentsBeforeTheLedgerHaveNoSnapshot() {
        assertThatThrownBy(() -> moments.idAt(NOW, journal.store())).hasMessageContaining("the ledger is empty");
        journal.change(1);

        assertThatThrownBy(() -> moments.idAt(NOW.plusMillis(1), journal.store()))
                .isInstanceOf(NoSnapshotException.class)
                .hasMessageContaining("yet to come");
        assertThatThrownBy(() -> moments.idAt(AdJournal.BEGIN, journal.store()))
                .isInstanceOf(NoSnapshotException.class)
                .hasMessageContaining("it begins at 2026-01-01T00:00:00Z");
    }
}
