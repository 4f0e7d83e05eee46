package io.adledger.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.store.Counts;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A snapshot is what a fold of the journal makes, as the journal is now: whatever was redacted, whenever, and made how. */
class SnapshotLawTest {

    @Property(tries = 60)
    void aSnapshotMadeNowIsAFoldUpToItsPositionHoweverItWasMade(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 63) Integer> steps,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100) Integer> positions,
            @ForAll boolean incremental) {
        try (Workshop workshop = new Workshop()) {
            for (SnapshotManifest made : made(workshop, steps, positions, incremental)) {
                if (made.redactions().upTo() == workshop.journal().tip()) {
                    assertIsFold(workshop, made);
                }
            }
        }
    }

    @Property(tries = 60)
    void afterAnErasureEverySnapshotIsWhatTheJournalSaysNow(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 63) Integer> steps,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100) Integer> positions,
            @ForAll boolean incremental) {
        try (Workshop workshop = new Workshop()) {
            List<SnapshotManifest> made = made(workshop, steps, positions, incremental);

            new SnapshotErasure(workshop.store()).run(workshop.journal().store());

            for (SnapshotManifest manifest : made) {
                SnapshotManifest now = workshop.store().find(manifest.id()).orElseThrow();
                assertIsFold(workshop, now);
                assertThat(workshop.verify(now).faults()).isEmpty();
            }
        }
    }

    @Property(tries = 60)
    void aFoldThatBeginsWithASnapshotIsTheFoldOfTheWholeJournal(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 63) Integer> steps,
            @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 100) Integer> positions,
            @ForAll @IntRange(max = 100) int until) {
        try (Workshop workshop = new Workshop()) {
            for (SnapshotManifest manifest : made(workshop, steps, positions, true)) {
                long first = manifest.position().sequenceNo();
                long last = first + (workshop.journal().tip() - first) * until / 100;

                assertThat(workshop.folded(manifest, last)).isEqualTo(workshop.folded(last));
            }
        }
    }

    /** The journal grows in as many parts as there are snapshots to be made, one after each part, at some position in it. */
    private static List<SnapshotManifest> made(
            Workshop workshop, List<Integer> steps, List<Integer> positions, boolean incremental) {
        List<SnapshotManifest> made = new ArrayList<>();
        int part = steps.size() / positions.size();
        for (int i = 0; i < positions.size(); i++) {
            boolean isLast = i == positions.size() - 1;
            steps.subList(i * part, isLast ? steps.size() : (i + 1) * part).forEach(workshop.journal()::grow);
            long tip = workshop.journal().tip();
            if (tip >= 0) {
                made.add(workshop.make(tip * positions.get(i) / 100, Workshop.SETTINGS.withIncremental(incremental)));
            }
        }
        return made.stream().distinct().toList();
    }

    private static void assertIsFold(Workshop workshop, SnapshotManifest manifest) {
        List<AdDocument> folded = workshop.folded(manifest.position().sequenceNo());
        assertThat(workshop.documents(manifest)).isEqualTo(folded);
        assertThat(manifest.counts()).isEqualTo(folded.stream().reduce(Counts.NONE, Counts::with, Counts::plus));
        assertThat(manifest.id())
                .isEqualTo(SnapshotId.parse(manifest.id().toString()).orElseThrow());
    }
}
