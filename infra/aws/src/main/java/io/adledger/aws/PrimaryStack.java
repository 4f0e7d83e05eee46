package io.adledger.aws;

import io.adledger.aws.api.AdApi;
import io.adledger.aws.api.CommandFunction;
import io.adledger.aws.api.Publishers;
import io.adledger.aws.api.QueryFunction;
import io.adledger.aws.function.JavaFunction;
import io.adledger.aws.ledger.JournalBackups;
import io.adledger.aws.ledger.JournalVault;
import io.adledger.aws.ledger.LedgerService;
import io.adledger.aws.settings.SiteSettings;
import io.adledger.aws.settings.StageSettings;
import io.adledger.aws.snapshot.SnapshotSchedule;
import io.adledger.aws.storage.KeptObjects;
import io.adledger.aws.stream.JournalStream;
import io.adledger.aws.watch.LedgerAlarms;
import io.adledger.aws.watch.LedgerMetrics;
import io.adledger.aws.watch.Overview;
import java.util.List;
import java.util.OptionalInt;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The region in which ads are written and read. */
public final class PrimaryStack extends RegionalStack {

    private final StageSettings stage;
    private final Artefacts artefacts;
    private final int logDays;

    PrimaryStack(Construct scope, StageSettings stage, Artefacts artefacts, StackProps props) {
        super(scope, new StageNames(stage).primaryStack(), stage.primary(), props);
        this.stage = stage;
        this.artefacts = artefacts;
        this.logDays = stage.retention().logs();
        StageNames names = new StageNames(stage);
        Region region = Region.of(this, stage, names, stage.primary());
        JournalStream stream = new JournalStream(this, "Stream", names.stream(), stage.stream(), region.key());
        LedgerService ledger = ledger(region).allow(stream.putting());
        backUp(ledger, region, names);
        Sinks sinks = new Sinks(this, stage, names, artefacts, region, stream);
        AdApi api = api(region, ledger, sinks);
        SnapshotSchedule snapshots = snapshots(region, ledger);
        watch(region, ledger, sinks, api, snapshots, names);
        output("JournalStreamArn", stream.arn());
        output("AlarmTopicArn", region.alarms().topicArn());
        output("LedgerKeyArn", ledger.keyArn());
    }

    private LedgerService ledger(Region region) {
        return new LedgerService(
                this,
                "Ledger",
                new LedgerService.Plan(
                        stage.ledger(),
                        LedgerService.Role.LEDGER,
                        artefacts.ledgerImage(),
                        stage.domain().ledger(stage.primary().region()),
                        region.zone(),
                        region.accessLogs(),
                        logDays),
                region.network(),
                region.key());
    }

    private void backUp(LedgerService ledger, Region region, StageNames names) {
        new JournalBackups(
                this,
                "Backups",
                ledger.tables(),
                new JournalVault(this, "Vault", names.vault(), region.key()),
                stage.retention().backups(),
                stage.secondRegion().map(SiteSettings::region),
                names.vault());
    }

    private AdApi api(Region region, LedgerService ledger, Sinks sinks) {
        int memory = stage.api().functionMemoryMiB();
        Publishers publishers = new Publishers(this, "Publishers");
        region.network().addTokenKeys(stage.primary());
        JavaFunction commands = CommandFunction.of(
                this, artefacts.commandService(), memory, logDays, ledger, region.network(), publishers);
        JavaFunction queries = QueryFunction.of(
                this,
                artefacts.queryService(),
                memory,
                logDays,
                region.network(),
                ledger,
                sinks.stateTable(),
                sinks.searchDomain(),
                region.key(),
                publishers);
        output("SearchSetupFunction", sinks.setUpSearchFor(queries));
        output("UserPoolId", publishers.poolId());
        output("UserPoolClientId", publishers.clientId());
        return new AdApi(
                this, "Api", stage.api(), stage.domain(), region.zone(), publishers, commands, queries, logDays);
    }

    private SnapshotSchedule snapshots(Region region, LedgerService ledger) {
        KeptObjects bucket = new KeptObjects(
                this,
                "snapshots",
                region.key(),
                region.accessLogs(),
                stage.retention().noncurrentVersions(),
                OptionalInt.of(stage.retention().snapshots()));
        return new SnapshotSchedule(this, "Snapshots", artefacts.snapshotJob(), logDays, ledger, bucket, region.key());
    }

    private void watch(
            Region region, LedgerService ledger, Sinks sinks, AdApi api, SnapshotSchedule snapshots, StageNames names) {
        LedgerMetrics metrics = new LedgerMetrics(stage.ledger().name());
        LedgerAlarms.of(region.alarms(), metrics, ledger.healthy(), stage.alarms());
        sinks.watch(region.alarms());
        region.alarms()
                .above(
                        "api-failures",
                        api.failures(),
                        0,
                        3,
                        "The API fails on its side. Look into the functions' logs.");
        region.alarms().above("api-p99", api.p99(), stage.alarms().apiP99().toMillis(), 5, "The API answers slowly.");
        region.alarms()
                .above(
                        "snapshot-missed",
                        snapshots.missed(),
                        0,
                        1,
                        "A snapshot was not made. Why is in the function's log.");
        new Overview(this, "Overview", names.primaryStack())
                .sinks(sinks.all())
                .ledger(metrics, ledger.healthy())
                .row(
                        "API, p99 (ms)",
                        List.of(api.p99()),
                        "API, requests and failures",
                        List.of(api.requests(), api.failures()));
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
