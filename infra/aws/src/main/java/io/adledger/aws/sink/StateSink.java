package io.adledger.aws.sink;

import io.adledger.aws.access.Allow;
import io.adledger.aws.access.DataKey;
import io.adledger.aws.stream.SinkPlan;
import io.adledger.aws.stream.SinkPlan.Patience;
import io.adledger.aws.stream.StreamSink;
import java.time.Duration;
import java.util.List;
import software.constructs.Construct;

/** Feeds the state store. */
public final class StateSink {

    private static final SinkPlan PLAN =
            new SinkPlan("state", SinkWorks.handler("StateStoreHandler"), 100, Duration.ZERO, Patience.LIMITED);

    private StateSink() {}

    /** The sink of a table. */
    public static StreamSink of(Construct scope, SinkWorks works, StateTable table, DataKey key) {
        return works.sink(
                        scope,
                        PLAN,
                        function -> function.environment(
                                "ADLEDGER_STATE_STORE_TABLE", table.table().getTableName()))
                .allow(List.of(
                        Allow.on(table.arn(), "dynamodb:GetItem", "dynamodb:PutItem"),
                        // A document that is deleted from the ledger does not say which ad it was; the index does.
                        Allow.on(table.indexArn("by-document"), "dynamodb:Query"),
                        key.writing("dynamodb")));
    }
}
