package io.adledger.aws.sink;

import io.adledger.aws.function.FunctionCode;
import io.adledger.aws.function.JavaFunction;
import io.adledger.aws.network.PrivateNetwork;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/**
 * A function that someone invokes after the first deployment: it makes the index, and maps the roles of those who write and search
 * to what they may do in it. Its role is the domain's master, which has no password.
 */
public final class SearchSetup extends Construct {

    private final JavaFunction function;

    public SearchSetup(
            Construct scope,
            String id,
            SearchDomain domain,
            PrivateNetwork network,
            SinkWorks works,
            String writerArn,
            String searcherArn) {
        super(scope, id);
        this.function = JavaFunction.with(
                        new FunctionCode(
                                works.archive(), SinkWorks.handler("SearchSetupHandler"), 1024, Duration.minutes(1)),
                        works.logDays())
                .environment("ADLEDGER_SEARCH_ENDPOINT", domain.endpoint())
                .environment("ADLEDGER_SEARCH_WRITER", writerArn)
                .environment("ADLEDGER_SEARCH_SEARCHER", searcherArn)
                .within(network, domain.clients())
                .build(this, "Code")
                .allow(domain.settingUp());
        domain.ruledBy(function.roleArn());
    }

    /** The name to invoke it by. */
    public String functionName() {
        return function.function().getFunctionName();
    }
}
