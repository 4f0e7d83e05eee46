package io.adledger.aws.api;

import io.adledger.aws.access.Allow;
import io.adledger.aws.access.DataKey;
import io.adledger.aws.function.FunctionCode;
import io.adledger.aws.function.JavaFunction;
import io.adledger.aws.ledger.LedgerService;
import io.adledger.aws.network.PrivateNetwork;
import io.adledger.aws.sink.SearchDomain;
import io.adledger.aws.sink.StateTable;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** The query service: it reads the state store, searches the index, and asks the ledger for the past. */
public final class QueryFunction {

    private QueryFunction() {}

    /** The function. */
    public static JavaFunction of(
            Construct scope,
            String archive,
            int memoryMiB,
            int logDays,
            PrivateNetwork network,
            LedgerService ledger,
            StateTable states,
            SearchDomain search,
            DataKey key,
            Publishers publishers) {
        JavaFunction function = publishers
                .describedTo(ledger.describedTo(JavaFunction.with(
                                new FunctionCode(archive, CommandFunction.HANDLER, memoryMiB, CommandFunction.TIMEOUT),
                                logDays)
                        .environment(
                                "ADLEDGER_STATE_STORE_TABLE", states.table().getTableName())
                        .environment(
                                "ADLEDGER_STATE_STORE_REGION", Stack.of(scope).getRegion())
                        .environment("ADLEDGER_SEARCH_ENDPOINT", search.endpoint())))
                .within(network, ledger.clients(), search.clients())
                .startingFast()
                .build(scope, "QueryService")
                .allow(
                        ledger.calling(),
                        search.searching(),
                        Allow.on(states.arn(), "dynamodb:GetItem"),
                        Allow.on(
                                List.of(states.indexArn("by-publisher"), states.indexArn("by-document")),
                                "dynamodb:Query"),
                        key.reading("dynamodb"));
        search.letIn(function.roleArn());
        return function;
    }
}
