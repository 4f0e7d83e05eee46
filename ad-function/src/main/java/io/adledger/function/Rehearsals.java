package io.adledger.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventHandler;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.crac.Context;
import org.crac.Resource;

/**
 * Before a function is kept: requests that nobody may send go all the way through filters, routes and problems, what TLS trusts is read, and then come the
 * function's own rehearsals. Nothing of it needs a network, so that a deployment does not wait for one.
 */
final class Rehearsals implements Resource {

    private final ApplicationContext application;

    Rehearsals(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
        for (String method : new String[] {"GET", "POST"}) {
            refuse(method);
        }
        SSLContext.getDefault();
        for (Rehearsal rehearsal : application.getBeansOfType(Rehearsal.class)) {
            rehearsal.run();
        }
    }

    private void refuse(String method) {
        int status = new APIGatewayV2HTTPEventHandler(application)
                .exchange(request(method), new APIGatewayV2HTTPResponse())
                .getResponse()
                .getNativeResponse()
                .getStatusCode();
        if (status < 400 || status >= 500) {
            throw new IllegalStateException("a request of nobody is answered with " + status);
        }
    }

    private static APIGatewayV2HTTPEvent request(String method) {
        return APIGatewayV2HTTPEvent.builder()
                .withHeaders(Map.of("content-type", "application/json", "authorization", "Bearer of.no.token"))
                .withRawQueryString("")
                .withBody("{}")
                .withRequestContext(RequestContext.builder()
                        .withHttp(RequestContext.Http.builder()
                                .withMethod(method)
                                .withPath("/publisher/nobody/ad")
                                .build())
                        .build())
                .build();
    }

    /** There is nothing to open again: no connection was. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
