package io.adledger.ledger.server;

import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.server.signature.SignedRequest;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** A request as it was received, with an id of its own. */
final class Request implements SignedRequest {

    private final String method;
    private final String target;
    private final HttpHeaders headers;
    private final byte[] body;
    private final boolean fromThisMachine;
    private final String id = UniqueId.next();

    private Request(String method, String target, HttpHeaders headers, byte[] body, boolean fromThisMachine) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.fromThisMachine = fromThisMachine;
    }

    static Request of(FullHttpRequest request, SocketAddress sender) {
        boolean fromThisMachine = sender instanceof InetSocketAddress address
                && address.getAddress().isLoopbackAddress();
        return new Request(
                request.method().name(),
                request.uri(),
                request.headers(),
                ByteBufUtil.getBytes(request.content()),
                fromThisMachine);
    }

    /** What its answer names it by. */
    String id() {
        return id;
    }

    boolean isFromThisMachine() {
        return fromThisMachine;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public byte[] body() {
        return body;
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
