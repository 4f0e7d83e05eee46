package io.adledger.ledger.server;

import io.adledger.ledger.server.control.Reply;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What goes back over HTTP: a status and a body, and the type of the error if it is one. */
final class Answer {

    static final String AMZ_JSON = "application/x-amz-json-1.0";
    private static final String JSON = "application/json";

    private final int status;
    private final String contentType;
    private final Optional<String> errorType;
    private final byte[] body;

    private Answer(int status, String contentType, Optional<String> errorType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.errorType = errorType;
        this.body = body;
    }

    static Answer success(byte[] body) {
        return new Answer(200, AMZ_JSON, Optional.empty(), body);
    }

    static Answer error(ErrorAnswer error) {
        return new Answer(error.status(), AMZ_JSON, Optional.of(error.type()), error.body());
    }

    static Answer json(int status, String body) {
        return new Answer(status, JSON, Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer of(Reply reply) {
        return new Answer(reply.status(), JSON, reply.errorType(), reply.body().getBytes(StandardCharsets.UTF_8));
    }

    static Answer text(String mediaType, String body) {
        return new Answer(200, mediaType, Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with another status. */
    Answer withStatus(int other) {
        return new Answer(other, contentType, errorType, body);
    }

    /** The response to a request with this id. By its date a client whose clock is wrong can set it right. */
    FullHttpResponse toResponse(String requestId, boolean keepAlive) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, contentType)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(
                        HttpHeaderNames.DATE,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .set("x-amzn-RequestId", requestId);
        errorType.ifPresent(type -> response.headers().set("x-amzn-ErrorType", type));
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }
}
