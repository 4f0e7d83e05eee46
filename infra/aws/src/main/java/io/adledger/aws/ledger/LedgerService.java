package io.adledger.aws.ledger;

import io.adledger.aws.access.DataKey;
import io.adledger.aws.container.ContainerPlan;
import io.adledger.aws.function.JavaFunction;
import io.adledger.aws.network.PrivateNetwork;
import io.adledger.aws.settings.LedgerSettings;
import io.adledger.aws.storage.AccessLogs;
import io.adledger.aws.watch.LedgerMetrics;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/** The ledger: its durable tables, its servers, its door and the key to it. */
public final class LedgerService extends Construct {

    private final LedgerSettings settings;
    private final JournalTables tables;
    private final LedgerKey ledgerKey;
    private final LedgerDoor door;
    private final LedgerServers servers;

    /** A ledger, or the replica of one. */
    public LedgerService(Construct scope, String id, Plan plan, PrivateNetwork network, DataKey key) {
        super(scope, id);
        this.settings = plan.settings();
        this.tables = new JournalTables(this, "Tables", key);
        this.ledgerKey = new LedgerKey(this, "Key");
        this.door = new LedgerDoor(this, "Door", network, plan.hostName(), plan.zone(), plan.accessLogs());
        Cluster cluster = Cluster.Builder.create(this, "Cluster")
                .vpc(network.vpc())
                .containerInsightsV2(ContainerInsights.ENABLED)
                .build();
        this.servers = new LedgerServers(
                        this,
                        "Servers",
                        cluster,
                        network,
                        door,
                        ledgerKey,
                        ContainerPlan.sizedAs(settings, plan.image(), command(plan.role()), plan.logDays()),
                        settings.servers())
                .allow(tables.serving());
    }

    /**
     * What a ledger is to be.
     *
     * @param role of it, see there
     * @param image the file that has the image of a server
     * @param hostName by which its clients find it
     * @param zone the public zone that the name is in
     * @param accessLogs where its door notes who came
     * @param logDays how long its servers' log is kept
     */
    public record Plan(
            LedgerSettings settings,
            Role role,
            String image,
            String hostName,
            IHostedZone zone,
            AccessLogs accessLogs,
            int logDays) {}

    /** What a ledger is when it is first opened; a replica that is promoted stays promoted. */
    public enum Role {
        LEDGER,
        REPLICA
    }

    private List<String> command(Role role) {
        Stack stack = Stack.of(this);
        List<String> command = new ArrayList<>(List.of(
                "--data", "/data",
                "--address", "0.0.0.0",
                "--port", String.valueOf(LedgerDoor.SERVER_PORT),
                "--ledger", settings.name(),
                "--region", stack.getRegion(),
                "--account", stack.getAccount(),
                "--tls-certificate", "/data/tls/certificate.pem",
                "--tls-key", "/data/tls/key.pem",
                "--journal-table", tables.journal().getTableName(),
                "--catalog-table", tables.catalog().getTableName(),
                "--log-metrics", String.valueOf(LedgerMetrics.EVERY.toSeconds())));
        if (role == Role.REPLICA) {
            command.add("--replica");
        }
        return command;
    }

    /** Allows its servers some more. */
    public LedgerService allow(List<PolicyStatement> statements) {
        servers.allow(statements);
        return this;
    }

    /** Tells a function where the ledger is, and where its key. */
    public JavaFunction.Settings describedTo(JavaFunction.Settings function) {
        return function.environment("ADLEDGER_LEDGER_ENDPOINT", door.endpoint())
                .environment("ADLEDGER_LEDGER_REGION", Stack.of(this).getRegion())
                .environment("ADLEDGER_LEDGER_NAME", settings.name())
                .environment("ADLEDGER_LEDGER_KEY", ledgerKey.arn());
    }

    /** Tells a function where the ledger's journal is, past its servers. */
    public JavaFunction.Settings journalDescribedTo(JavaFunction.Settings function) {
        return function.environment("ADLEDGER_CATALOG_TABLE", tables.catalog().getTableName())
                .environment("ADLEDGER_JOURNAL_TABLE", tables.journal().getTableName())
                .environment("ADLEDGER_LEDGER_NAME", settings.name());
    }

    /** Allows to read the journal past the servers. */
    public PolicyStatement[] readingJournal() {
        return tables.reading().toArray(PolicyStatement[]::new);
    }

    /** The ARN of the secret that has the key to it. */
    public String keyArn() {
        return ledgerKey.arn();
    }

    /** Allows to sign requests to it. */
    public PolicyStatement calling() {
        return ledgerKey.reading();
    }

    /** The group of those who reach it. */
    public ISecurityGroup clients() {
        return door.clients();
    }

    /** What is durable of it. */
    public JournalTables tables() {
        return tables;
    }

    /** How many servers take connections. */
    public Metric healthy() {
        return servers.healthy();
    }
}
