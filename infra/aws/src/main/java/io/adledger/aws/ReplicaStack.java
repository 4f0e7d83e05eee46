package io.adledger.aws;

import io.adledger.aws.ledger.JournalVault;
import io.adledger.aws.ledger.LedgerService;
import io.adledger.aws.settings.SiteSettings;
import io.adledger.aws.settings.StageSettings;
import io.adledger.aws.sink.ReplicaSink;
import io.adledger.aws.sink.SinkWorks;
import io.adledger.aws.stream.JournalStream;
import io.adledger.aws.stream.StreamSink;
import io.adledger.aws.watch.LedgerAlarms;
import io.adledger.aws.watch.LedgerMetrics;
import io.adledger.aws.watch.Overview;
import io.adledger.aws.watch.SinkAlarms;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * The second region: a ledger that follows the first one's stream, and copies of its backups. It needs nothing of the first region but
 * what is put into its stream.
 */
public final class ReplicaStack extends RegionalStack {

    ReplicaStack(Construct scope, StageSettings stage, SiteSettings site, Artefacts artefacts, StackProps props) {
        super(scope, new StageNames(stage).replicaStack(), site, props);
        StageNames names = new StageNames(stage);
        int logDays = stage.retention().logs();
        Region region = Region.of(this, stage, names, site);
        JournalStream stream = new JournalStream(this, "Stream", names.stream(), stage.stream(), region.key());
        LedgerService replica = new LedgerService(
                        this,
                        "Ledger",
                        new LedgerService.Plan(
                                stage.ledger(),
                                LedgerService.Role.REPLICA,
                                artefacts.ledgerImage(),
                                stage.domain().ledger(site.region()),
                                region.zone(),
                                region.accessLogs(),
                                logDays),
                        region.network(),
                        region.key())
                // For the day on which it is promoted.
                .allow(stream.putting());
        new JournalVault(this, "Vault", names.vault(), region.key());
        StreamSink sink = ReplicaSink.of(
                this,
                new SinkWorks(stream, artefacts.streamProcessor(), logDays),
                replica,
                region.network(),
                region.key());
        LedgerMetrics metrics = new LedgerMetrics(stage.ledger().name());
        LedgerAlarms.of(region.alarms(), metrics, replica.healthy(), stage.alarms());
        SinkAlarms.of(region.alarms(), sink, stream, stage.alarms().sinkLag());
        new Overview(this, "Overview", names.replicaStack())
                .sinks(List.of(sink))
                .ledger(metrics, replica.healthy());
        CfnOutput.Builder.create(this, "AlarmTopicArn")
                .value(region.alarms().topicArn())
                .build();
    }
}
