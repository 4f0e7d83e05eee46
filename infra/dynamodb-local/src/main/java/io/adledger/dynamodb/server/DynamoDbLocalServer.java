package io.adledger.dynamodb.server;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.OutputStream;
import java.net.InetAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local on the loopback interface, for as long as standard input stays open.
 *
 * <p>Arguments: the port (0 for any free one), then the folder of its database; without a folder everything stays in
 * memory. Once it answers it prints {@code listening PORT}; when it cannot start it prints {@code failed REASON} and
 * exits with 1. It ends when standard input reaches its end, which it does when the parent closes it or dies,
 * however it dies.
 *
 * <p>DynamoDB Local's own {@code ServerRunner} listens on every interface and sends telemetry; this does neither.
 */
public final class DynamoDbLocalServer {

    private static final String NO_CORS = "";

    private DynamoDbLocalServer() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        @Nullable String folder = arguments.length > 1 ? arguments[1] : null;
        try {
            serve(port, folder);
            Runtime.getRuntime().halt(0);
        } catch (Exception failure) {
            System.out.println("failed " + reason(failure));
            Runtime.getRuntime().halt(1);
        }
    }

    private static void serve(int port, @Nullable String folder) throws Exception {
        var requests = new LocalDynamoDBRequestHandler(0, folder == null, folder, true, false);
        var handler = new LocalDynamoDBServerHandler(requests, NO_CORS);
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
        System.out.println("listening " + connector.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        server.stop();
        handler.close();
    }

    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
