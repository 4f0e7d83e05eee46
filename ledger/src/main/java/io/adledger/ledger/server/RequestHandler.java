package io.adledger.ledger.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.adledger.ledger.transaction.Ledgers;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests, each on a thread of its own since a commit waits for the disk. A connection's next request is not
 * read before the answer to this one is written. One for all connections.
 */
@Sharable
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

    private final SessionApi api;
    private final Ledgers ledgers;
    private final ExecutorService threads;
    private final Semaphore capacity;

    RequestHandler(SessionApi api, Ledgers ledgers, ExecutorService threads, int maxRequestsInProgress) {
        this.api = api;
        this.ledgers = ledgers;
        this.threads = threads;
        this.capacity = new Semaphore(maxRequestsInProgress);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            send(context, Answer.error(ErrorAnswer.badRequest("InvalidRequest", "The request is not HTTP")), false);
            return;
        }
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        if (request.method().equals(HttpMethod.GET) && request.uri().equals("/health")) {
            send(context, health(), keepAlive);
            return;
        }
        ErrorAnswer refusal = refusal(request);
        if (refusal != null) {
            send(context, Answer.error(refusal), keepAlive);
            return;
        }
        dispatch(context, ByteBufUtil.getBytes(request.content()), keepAlive);
    }

    private Answer health() {
        String names = String.join("\", \"", ledgers.names());
        String json = "{\"status\": \"UP\", \"ledgers\": [" + (names.isEmpty() ? "" : "\"" + names + "\"") + "]}";
        return new Answer(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable ErrorAnswer refusal(FullHttpRequest request) {
        if (!request.uri().equals("/")) {
            return new ErrorAnswer(404, "UnknownOperationException", null, "There is nothing at this path");
        }
        if (!request.method().equals(HttpMethod.POST)) {
            return new ErrorAnswer(405, "UnknownOperationException", null, "Only POST is answered here");
        }
        if (!SessionApi.TARGET.equals(request.headers().get("X-Amz-Target"))) {
            return new ErrorAnswer(400, "UnknownOperationException", null, "X-Amz-Target is not " + SessionApi.TARGET);
        }
        CharSequence mediaType = HttpUtil.getMimeType(request);
        if (mediaType == null || !mediaType.toString().strip().equalsIgnoreCase(Answer.AMZ_JSON)) {
            return new ErrorAnswer(
                    415,
                    "UnsupportedMediaTypeException",
                    null,
                    HttpHeaderNames.CONTENT_TYPE + " is not " + Answer.AMZ_JSON);
        }
        return null;
    }

    private void dispatch(ChannelHandlerContext context, byte[] body, boolean keepAlive) {
        if (!capacity.tryAcquire()) {
            send(context, Answer.error(ErrorAnswer.capacityExceeded()), keepAlive);
            return;
        }
        context.channel().config().setAutoRead(false);
        try {
            threads.execute(() -> {
                try {
                    send(context, answer(body), keepAlive);
                } finally {
                    capacity.release();
                }
            });
        } catch (RejectedExecutionException e) {
            capacity.release();
            send(context, Answer.error(ErrorAnswer.capacityExceeded()), false);
        }
    }

    private Answer answer(byte[] body) {
        try {
            return Answer.success(api.answer(body));
        } catch (JsonProcessingException | RuntimeException | Error fault) {
            ErrorAnswer error = ErrorAnswer.to(fault);
            if (error.status() >= 500) {
                LOG.error("a command failed", fault);
            }
            return Answer.error(error);
        }
    }

    private static void send(ChannelHandlerContext context, Answer answer, boolean keepAlive) {
        context.writeAndFlush(answer.toResponse(keepAlive)).addListener((ChannelFutureListener) written -> {
            if (keepAlive && written.isSuccess()) {
                written.channel().config().setAutoRead(true);
            } else {
                ChannelFutureListener.CLOSE.operationComplete(written);
            }
        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.warn("a connection failed", cause);
        }
        ChannelFuture unused = context.close();
    }
}
