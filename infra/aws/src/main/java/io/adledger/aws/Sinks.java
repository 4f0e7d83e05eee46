package io.adledger.aws;

import io.adledger.aws.function.JavaFunction;
import io.adledger.aws.settings.SiteSettings;
import io.adledger.aws.settings.StageSettings;
import io.adledger.aws.sink.AdEventBus;
import io.adledger.aws.sink.ArchiveSink;
import io.adledger.aws.sink.EventsSink;
import io.adledger.aws.sink.ReplicaRelay;
import io.adledger.aws.sink.SearchDomain;
import io.adledger.aws.sink.SearchSetup;
import io.adledger.aws.sink.SearchSink;
import io.adledger.aws.sink.SinkWorks;
import io.adledger.aws.sink.StateSink;
import io.adledger.aws.sink.StateTable;
import io.adledger.aws.storage.KeptObjects;
import io.adledger.aws.stream.JournalStream;
import io.adledger.aws.stream.StreamSink;
import io.adledger.aws.watch.Alarms;
import io.adledger.aws.watch.SinkAlarms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.constructs.Construct;

/** The sinks of the primary region and what they write: state store, search, events, archive, and the replica if there is one. */
final class Sinks extends Construct {

    /** Of those who share what a shard gives: five reads a second, of which each takes one. */
    private static final int MOST_SHARING = 4;

    private final StageSettings stage;
    private final Region region;
    private final JournalStream stream;
    private final SinkWorks works;
    private final StateTable stateTable;
    private final SearchDomain searchDomain;
    private final StreamSink search;
    private final List<StreamSink> all = new ArrayList<>();

    Sinks(
            Construct scope,
            StageSettings stage,
            StageNames names,
            Artefacts artefacts,
            Region region,
            JournalStream stream) {
        super(scope, "Sinks");
        this.stage = stage;
        this.region = region;
        this.stream = stream;
        this.works = new SinkWorks(
                stream, artefacts.streamProcessor(), stage.retention().logs());
        this.stateTable = new StateTable(this, "StateTable", region.key());
        this.searchDomain = new SearchDomain(
                this,
                "Search",
                stage.search(),
                region.network(),
                region.key(),
                stage.retention().logs());
        this.search = SearchSink.of(this, works, searchDomain, region.network());
        all.add(StateSink.of(this, works, stateTable, region.key()));
        all.add(search);
        all.add(EventsSink.of(
                this,
                works,
                new AdEventBus(
                        this, "Events", names.eventBus(), stage.retention().events())));
        all.add(ArchiveSink.of(this, works, archive(), region.key()));
        replica(names).ifPresent(all::add);
        checkSharing();
    }

    private KeptObjects archive() {
        return new KeptObjects(
                this,
                "archive",
                region.key(),
                region.accessLogs(),
                stage.retention().noncurrentVersions(),
                OptionalInt.empty());
    }

    private Optional<StreamSink> replica(StageNames names) {
        return stage.secondRegion()
                .map(SiteSettings::region)
                .map(there -> ReplicaRelay.of(this, works, there, names.stream(), names.keyAlias()));
    }

    private void checkSharing() {
        List<String> sharing = all.stream()
                .map(StreamSink::name)
                .filter(name -> !stage.stream().fanOut().contains(name))
                .toList();
        if (sharing.size() > MOST_SHARING) {
            throw new IllegalArgumentException(
                    "at most " + MOST_SHARING + " sinks can share the stream's throughput, not " + sharing);
        }
    }

    /** Makes the function that sets the search domain up, and returns its name. */
    String setUpSearchFor(JavaFunction searcher) {
        return new SearchSetup(
                        this,
                        "SearchSetup",
                        searchDomain,
                        region.network(),
                        works,
                        search.roleArn(),
                        searcher.roleArn())
                .functionName();
    }

    void watch(Alarms alarms) {
        all.forEach(sink -> SinkAlarms.of(alarms, sink, stream, stage.alarms().sinkLag()));
    }

    List<StreamSink> all() {
        return List.copyOf(all);
    }

    StateTable stateTable() {
        return stateTable;
    }

    SearchDomain searchDomain() {
        return searchDomain;
    }
}
