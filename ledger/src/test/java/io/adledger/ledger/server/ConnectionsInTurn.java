package io.adledger.ledger.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A load balancer as the ledger's is: each connection goes to the next server, and stays there. */
final class ConnectionsInTurn implements AutoCloseable {

    private final List<Integer> ports;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger turns = new AtomicInteger();

    private ConnectionsInTurn(List<Integer> ports, ServerSocket listening) {
        this.ports = ports;
        this.listening = listening;
    }

    static ConnectionsInTurn to(int... ports) {
        try {
            ConnectionsInTurn door = new ConnectionsInTurn(
                    Arrays.stream(ports).boxed().toList(), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            door.threads.execute(door::accept);
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    int connections() {
        return turns.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server =
                        new Socket(InetAddress.getLoopbackAddress(), ports.get(turns.getAndIncrement() % ports.size()));
                threads.execute(() -> forward(client, server));
                threads.execute(() -> forward(server, client));
            } catch (IOException e) {
                // Closed, or the server is: then the client tries again.
            }
        }
    }

    private static void forward(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[8192];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                out.write(bytes, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // One of the two has hung up.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
