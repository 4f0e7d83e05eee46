package io.adledger.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import org.crac.Core;

/**
 * The handler: Micronaut's, which gives events of payload format 2.0 to the controllers, and what it needs to be told exactly. With SnapStart it
 * rehearses before it is kept.
 */
public final class HttpApiFunction extends APIGatewayV2HTTPEventFunction {

    /** CRaC does not keep it. */
    private final Rehearsals rehearsals;

    public HttpApiFunction() {
        rehearsals = new Rehearsals(applicationContext);
        Core.getGlobalContext().register(rehearsals);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        SentPath.restore(event);
        return JoinedHeaders.of(super.handleRequest(event, context));
    }
}
