package io.adledger.replay.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.replay.AdHistory;
import io.adledger.replay.BreakingTable;
import io.adledger.replay.StateTable;
import io.adledger.replay.dynamodb.DynamoDbStateTable;
import io.adledger.replay.job.ReplayRequest.Target;
import io.adledger.replay.job.ReplayState.Step;
import io.adledger.snapshot.SnapshotMaker;
import io.adledger.snapshot.SnapshotProgress;
import io.adledger.snapshot.SnapshotSettings;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import io.adledger.state.AdEntry;
import io.adledger.state.AdItem;
import io.adledger.state.AdStateTable;
import io.adledger.state.StateStoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(Lifecycle.PER_CLASS)
class ReplayRunTest {

    private static final String LIVE = "live";

    private final AdHistory history =
            AdHistory.of(new Random(5).ints(400, 0, 60).boxed().toList());
    private DynamoDbLocalProcess process;
    private DynamoDbClient client;

    @TempDir
    private Path folder;

    @BeforeAll
    void start() throws IOException {
        process = DynamoDbLocalProcess.inMemory();
        client = StateStoreSettings.local(process.endpoint()).client();
    }

    @AfterAll
    void stop() {
        client.close();
        process.close();
    }

    @Test
    void eachMomentIsWhatAnIndependentFoldMakesOfIt() {
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            Instant moment = AdHistory.second(random.nextInt(210));
            ReplayRequest request =
                    ReplayRequest.allInto(Target.table("past-" + i)).upTo(moment);

            ReplayState ended = run(replays().add(request), new Places());

            assertThat(ended.step()).as("%s", ended).isEqualTo(Step.DONE);
            assertThat(states("past-" + i)).isEqualTo(history.upTo(moment));
        }
    }

    @Test
    void brokenOffAtAnyWriteItGoesOnWithoutDoingItAllAgain() {
        ReplayRequest request = ReplayRequest.allInto(Target.table("killed"));
        Places places = new Places();
        ReplayFolder first = replays().add(request);
        int breaks = 0;
        for (int writes = 1; writes < 8; writes += 2) {
            places.writesUntilBroken = writes;
            ReplayState broken = run(replays().brokenOff(request).orElse(first), places);
            breaks += broken.step() == Step.FAILED ? 1 : 0;
            assertThat(first.isRunning()).isFalse();
        }
        places.writesUntilBroken = Integer.MAX_VALUE;

        ReplayFolder again = replays().brokenOff(request).orElseThrow();
        ReplayState ended = run(again, places);

        assertThat(breaks).isPositive();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(ended.step()).isEqualTo(Step.DONE);
        assertThat(ended.written()).isEqualTo(ended.documents());
        assertThat(states("killed")).isEqualTo(history.upTo(history.lastBlock()));
        assertThat(replays().brokenOff(request)).isEmpty();
    }

    @Test
    void cancelledItStopsAndGoesOnWhenItIsToldTo() {
        ReplayFolder replay = replays().add(ReplayRequest.allInto(Target.table("cancelled")));
        List<Step> steps = new ArrayList<>();

        ReplayState stopped = ReplayRun.of(replay, new Places(), InstantSource.system(), state -> {
            steps.add(state.step());
            replay.cancel();
        });

        assertThat(stopped.step()).isEqualTo(Step.CANCELLED);
        assertThat(steps).doesNotContain(Step.COMPARING);
        assertThat(replays().find(replay.id()).orElseThrow().state()).isEqualTo(stopped);
        assertThat(run(replay, new Places()).step()).isEqualTo(Step.DONE);
        assertThat(states("cancelled")).isEqualTo(history.upTo(history.lastBlock()));
    }

    @Test
    void oneAdIsReplayedAlone() {
        String ad = AdHistory.adId(3);
        ReplayRequest request = ReplayRequest.allInto(Target.table("one")).ofAd(ad);

        assertThat(run(replays().add(request), new Places()).step()).isEqualTo(Step.DONE);

        assertThat(states("one").keySet()).isEqualTo(Set.of("document-3"));
        ReplayState none =
                run(replays().add(ReplayRequest.allInto(Target.table("one")).ofAd("nobody")), new Places());
        assertThat(none.step()).isEqualTo(Step.FAILED);
        assertThat(none.error()).hasValueSatisfying(error -> assertThat(error).contains("has no ad nobody"));
    }

    @Test
    void aDamagedSnapshotIsNotBegunWithAndThatIsSaid() throws IOException {
        Places places = new Places();
        SnapshotManifest damaged = new SnapshotMaker(
                        places.snapshots(), folder.resolve("work"), SnapshotSettings.defaults())
                .make(new SnapshotId(AdHistory.second(50), 99), history.journal(), SnapshotProgress.NONE);
        Path file = folder.resolve("bucket/snapshots/" + damaged.id() + "/"
                + damaged.files().getLast().name());
        Files.write(file, new byte[] {1, 2, 3});
        ReplayFolder replay = replays().add(ReplayRequest.allInto(Target.table("damaged")));
        List<String> warnings = new ArrayList<>();

        ReplayState ended = ReplayRun.of(replay, places, InstantSource.system(), new ReplayWatcher() {
            @Override
            public void reached(ReplayState state) {}

            @Override
            public void warn(String warning) {
                warnings.add(warning);
            }
        });

        assertThat(warnings).singleElement().asString().contains(damaged.id().toString(), "is not used");
        assertThat(ended.snapshot()).isEmpty();
        assertThat(states("damaged")).isEqualTo(history.upTo(history.lastBlock()));
    }

    @Test
    void whatFollowsTheLedgerIsNotTakenBack() {
        ReplayRequest request = ReplayRequest.allInto(Target.table(LIVE)).upTo(AdHistory.second(10));

        ReplayState refused = run(replays().add(request), new Places());

        assertThat(refused.step()).isEqualTo(Step.FAILED);
        assertThat(refused.error())
                .hasValueSatisfying(error -> assertThat(error).contains("not taken back"));
    }

    @Test
    void twoDoNotRunOneReplay() {
        ReplayFolder replay = replays().add(ReplayRequest.allInto(Target.table("two")));
        try (var claim = replay.claim().orElseThrow()) {
            assertThat(claim.file().isOpen()).isTrue();
            assertThat(replay.isRunning()).isTrue();
            assertThatThrownBy(() -> run(replay, new Places())).isInstanceOf(ReplayBusyException.class);
        }
        assertThat(replay.isRunning()).isFalse();
    }

    @Test
    void aRequestIsKeptAsItWasMade() {
        ReplayRequest request = ReplayRequest.allInto(Target.index("ads-2"))
                .ofAd("an ad")
                .upTo(AdHistory.second(7))
                .beginningWith(ReplayRequest.NEVER)
                .atMost(12.5);

        ReplayFolder replay = replays().add(request);

        assertThat(replays().find(replay.id()).orElseThrow().request()).isEqualTo(request);
        assertThat(replays().all()).extracting(ReplayFolder::id).containsExactly(replay.id());
        assertThat(replays().find("../" + replay.id())).isEmpty();
    }

    private Replays replays() {
        return new Replays(folder.resolve("replays"), InstantSource.system());
    }

    private static ReplayState run(ReplayFolder replay, Places places) {
        return ReplayRun.of(replay, places, InstantSource.system(), state -> {});
    }

    /** What the table has of each document, as the history tells it. */
    private Map<String, String> states(String table) {
        List<Map<String, AttributeValue>> items = client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .toList();
        Set<String> markers =
                items.stream().map(item -> requireNonNull(item.get("adId")).s()).collect(Collectors.toSet());
        Map<String, String> states = new TreeMap<>();
        for (Map<String, AttributeValue> item : items) {
            String documentId = AdItem.documentId(item).orElseThrow();
            if (requireNonNull(item.get("adId")).s().equals(AdItem.markerKey(documentId))) {
                continue;
            }
            states.put(
                    documentId,
                    switch (AdItem.entry(item)) {
                        case AdEntry.Live live ->
                            "live " + live.version() + " "
                                    + live.state().ad().content().title();
                        case AdEntry.Tombstone tombstone ->
                            (markers.contains(AdItem.markerKey(documentId)) ? "removed " : "deleted ")
                                    + tombstone.version();
                    });
        }
        return states;
    }

    private final class Places implements ReplayPlaces {

        private volatile int writesUntilBroken = Integer.MAX_VALUE;

        @Override
        public JournalStore journal() {
            return history.journal();
        }

        @Override
        public SnapshotStore snapshots() {
            return new SnapshotStore(new DirectoryObjectStore(folder.resolve("bucket")), "snapshots/");
        }

        @Override
        public StateTable open(Target target) {
            AdStateTable.ensure(client, target.name());
            return new BreakingTable(new DynamoDbStateTable(client, target.name()), writesUntilBroken);
        }

        @Override
        public boolean follows(Target target) {
            return target.name().equals(LIVE);
        }
    }
}
