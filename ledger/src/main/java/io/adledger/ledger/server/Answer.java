package io.adledger.ledger.server;

import io.adledger.ledger.ion.UniqueId;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** What goes back over HTTP: a status and JSON. */
final class Answer {

    static final String AMZ_JSON = "application/x-amz-json-1.0";

    private final int status;
    private final String contentType;
    private final byte[] body;

    Answer(int status, String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    static Answer success(byte[] body) {
        return new Answer(200, AMZ_JSON, body);
    }

    static Answer error(ErrorAnswer error) {
        return new Answer(error.status(), AMZ_JSON, error.body());
    }

    /** The response, which names itself by a new request id. */
    FullHttpResponse toResponse(boolean keepAlive) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, contentType)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set("x-amzn-RequestId", UniqueId.next());
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }
}
