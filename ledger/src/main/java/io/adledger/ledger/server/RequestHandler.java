package io.adledger.ledger.server;

import io.adledger.ledger.ion.UniqueId;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has requests answered, each on a thread of its own since a commit waits for the disk. A connection's next request is
 * not read before the answer to this one is written. One for all connections.
 */
@Sharable
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

    private final Service service;
    private final ExecutorService threads;
    private final Semaphore capacity;

    RequestHandler(Service service, ExecutorService threads, int maxRequestsInProgress) {
        this.service = service;
        this.threads = threads;
        this.capacity = new Semaphore(maxRequestsInProgress);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            Answer refusal =
                    Answer.error(ErrorAnswer.unreadable(request.decoderResult().cause()));
            send(context, UniqueId.next(), refusal, false);
            return;
        }
        Request received = Request.of(request, context.channel().remoteAddress());
        dispatch(context, received, HttpUtil.isKeepAlive(request));
    }

    private void dispatch(ChannelHandlerContext context, Request request, boolean keepAlive) {
        if (!capacity.tryAcquire()) {
            send(context, request.id(), Answer.error(ErrorAnswer.capacityExceeded()), keepAlive);
            return;
        }
        context.channel().config().setAutoRead(false);
        try {
            threads.execute(() -> {
                try {
                    send(context, request.id(), service.answer(request), keepAlive);
                } finally {
                    capacity.release();
                }
            });
        } catch (RejectedExecutionException e) {
            capacity.release();
            send(context, request.id(), Answer.error(ErrorAnswer.capacityExceeded()), false);
        }
    }

    private static void send(ChannelHandlerContext context, String requestId, Answer answer, boolean keepAlive) {
        context.writeAndFlush(answer.toResponse(requestId, keepAlive)).addListener((ChannelFutureListener) written -> {
            if (keepAlive && written.isSuccess()) {
                written.channel().config().setAutoRead(true);
            } else {
                ChannelFutureListener.CLOSE.operationComplete(written);
            }
        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException) {
            LOG.debug("a connection was refused", cause);
        } else if (!(cause instanceof IOException)) {
            LOG.warn("a connection failed", cause);
        }
        ChannelFuture unused = context.close();
    }
}
