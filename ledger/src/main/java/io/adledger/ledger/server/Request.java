package io.adledger.ledger.server;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;

/** A request as it was received. */
final class Request {

    private final String method;
    private final String target;
    private final HttpHeaders headers;
    private final byte[] body;

    private Request(String method, String target, HttpHeaders headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    static Request of(FullHttpRequest request) {
        return new Request(
                request.method().name(), request.uri(), request.headers(), ByteBufUtil.getBytes(request.content()));
    }

    String method() {
        return method;
    }

    /** Path and query as they were sent. */
    String target() {
        return target;
    }

    HttpHeaders headers() {
        return headers;
    }

    /** Not to be changed. */
    byte[] body() {
        return body;
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
