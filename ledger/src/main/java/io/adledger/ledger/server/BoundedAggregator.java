package io.adledger.ledger.server;

import io.adledger.ledger.ion.UniqueId;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;

/** Puts a request together, up to a size. The rest of a larger one is passed over, after the refusal. */
final class BoundedAggregator extends HttpObjectAggregator {

    BoundedAggregator(int maxBytes) {
        super(maxBytes);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        ErrorAnswer tooLarge = oversized.decoderResult().isFailure()
                ? ErrorAnswer.unreadable(oversized.decoderResult().cause())
                : ErrorAnswer.tooLarge(413, "The request is larger than " + maxContentLength() + " bytes");
        context.writeAndFlush(Answer.error(tooLarge).toResponse(UniqueId.next(), true))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
