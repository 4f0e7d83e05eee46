package io.adledger.aws.api;

import io.adledger.aws.function.FunctionCode;
import io.adledger.aws.function.JavaFunction;
import io.adledger.aws.ledger.LedgerService;
import io.adledger.aws.network.PrivateNetwork;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/** The command service: it calls the ledger, and nothing else. */
public final class CommandFunction {

    /** It gives requests of HTTP APIs to the controllers. */
    static final String HANDLER = "io.adledger.function.HttpApiFunction";

    static final Duration TIMEOUT = Duration.seconds(20);

    private CommandFunction() {}

    /** The function. */
    public static JavaFunction of(
            Construct scope,
            String archive,
            int memoryMiB,
            int logDays,
            LedgerService ledger,
            PrivateNetwork network,
            Publishers publishers) {
        return publishers
                .describedTo(ledger.describedTo(
                        JavaFunction.with(new FunctionCode(archive, HANDLER, memoryMiB, TIMEOUT), logDays)))
                .within(network, ledger.clients())
                .startingFast()
                .build(scope, "CommandService")
                .allow(ledger.calling());
    }
}
