package io.adledger.bench.driver;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Answers the commands of the session API: a statement that begins with SELECT with one row, any other with one document
 * id, and a commit with the digest that the driver itself has sent, which is the one it expects. Shared by all connections.
 */
@Sharable
final class CannedAnswers extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final String TRANSACTION = "CannedTransaction00000";
    private static final String DIGEST = "\"CommitDigest\":\"";

    private final String selected;
    private final String written;

    /**
     * @param row that a query finds, as Ion binary
     * @param documentId row that a write answers, as Ion binary
     */
    CannedAnswers(byte[] row, byte[] documentId) {
        this.selected = page(row);
        this.written = page(documentId);
    }

    private static String page(byte[] value) {
        return "{\"ExecuteStatement\":{\"FirstPage\":{\"Values\":[{\"IonBinary\":\""
                + Base64.getEncoder().encodeToString(value)
                + "\"}]},\"TimingInformation\":{\"ProcessingTimeMilliseconds\":0},\"ConsumedIOs\":{\"ReadIOs\":1,\"WriteIOs\":0}}}";
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        String answer = answer(request.content().toString(StandardCharsets.UTF_8));
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.OK,
                Unpooled.wrappedBuffer(answer.getBytes(StandardCharsets.UTF_8)));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/x-amz-json-1.0")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        ChannelFuture unused = context.writeAndFlush(response);
    }

    private String answer(String command) {
        if (command.contains("\"ExecuteStatement\"")) {
            return command.contains("\"SELECT") ? selected : written;
        }
        if (command.contains("\"CommitTransaction\"")) {
            int from = command.indexOf(DIGEST) + DIGEST.length();
            return "{\"CommitTransaction\":{\"TransactionId\":\"" + TRANSACTION + "\"," + DIGEST
                    + command.substring(from, command.indexOf('"', from)) + "\"}}";
        }
        if (command.contains("\"StartTransaction\"")) {
            return "{\"StartTransaction\":{\"TransactionId\":\"" + TRANSACTION + "\"}}";
        }
        if (command.contains("\"StartSession\"")) {
            return "{\"StartSession\":{\"SessionToken\":\"CannedSession\"}}";
        }
        return command.contains("\"AbortTransaction\"") ? "{\"AbortTransaction\":{}}" : "{\"EndSession\":{}}";
    }
}
