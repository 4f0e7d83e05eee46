package io.adledger.aws.sink;

import io.adledger.aws.access.DataKey;
import io.adledger.aws.ledger.LedgerService;
import io.adledger.aws.network.PrivateNetwork;
import io.adledger.aws.stream.SinkPlan;
import io.adledger.aws.stream.SinkPlan.Patience;
import io.adledger.aws.stream.StreamSink;
import java.time.Duration;
import java.util.List;
import software.constructs.Construct;

/** Feeds the replica, in the region that it is in: whole blocks, in order, by one writer. */
public final class ReplicaSink {

    private static final SinkPlan PLAN = new SinkPlan(
            "replica", SinkWorks.handler("ReplicaHandler"), 500, Duration.ZERO, Patience.UNLIMITED_AND_ALONE);

    private ReplicaSink() {}

    /** The sink of the ledger behind a door. */
    public static StreamSink of(
            Construct scope, SinkWorks works, LedgerService ledger, PrivateNetwork network, DataKey key) {
        PendingBlocks pending = new PendingBlocks(scope, "ReplicaPending", key);
        return works.sink(scope, PLAN, function -> ledger.describedTo(function)
                        .environment("ADLEDGER_PENDING_TABLE", pending.tableName())
                        .within(network, ledger.clients()))
                .allow(pending.keeping())
                .allow(List.of(ledger.calling()));
    }
}
