package io.adledger.lambda.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Answers an HTTP API with the event that it got. */
public final class EchoingFunction implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        answer.write(("{\"statusCode\": 201, \"headers\": {\"X-Answer\": \"yes\"}, \"cookies\": [\"c=3\", \"d=4\"],"
                        + " \"isBase64Encoded\": true, \"body\": \""
                        + Base64.getEncoder().encodeToString(event.readAllBytes()) + "\"}")
                .getBytes(StandardCharsets.UTF_8));
    }
}
