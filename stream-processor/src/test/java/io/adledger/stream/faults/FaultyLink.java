package io.adledger.stream.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A port that leads to a server's port, byte by byte, until it is told to fail. Connections end whenever that changes.
 * Thread-safe.
 */
final class FaultyLink implements AutoCloseable {

    private static final int DELAY_MILLIS = 150;
    private static final int CUT_EVERY = 7;

    private final URI server;
    private final int port;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong spoiled = new AtomicLong();
    private volatile @Nullable Fault fault;
    private ServerSocket listening;

    private FaultyLink(URI server) throws IOException {
        this.server = server;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
    }

    static FaultyLink to(URI server) throws IOException {
        return new FaultyLink(server);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** How much has failed by its fault. */
    long spoiled() {
        return spoiled.get();
    }

    /** From now on everything fails like this. */
    synchronized void failBy(Fault how) throws IOException {
        fault = how;
        spoiled.set(0);
        if (how == Fault.CLOSED) {
            listening.close();
        }
        endConnections();
    }

    /** From now on nothing fails. */
    synchronized void mend() throws IOException {
        fault = null;
        if (listening.isClosed()) {
            listening = listen(port);
        }
        endConnections();
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        var unused = Thread.ofVirtual().start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.add(client);
                var unused = Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Fault now = fault;
            if (now == Fault.FAILING || now == Fault.THROTTLING) {
                answer(client, now == Fault.FAILING ? "500 Internal Server Error" : "429 Too Many Requests");
            } else {
                connect(client);
            }
        } catch (IOException | InterruptedException ended) {
            // As connections do.
        } finally {
            connections.remove(client);
        }
    }

    private void answer(Socket client, String status) throws IOException {
        byte[] request = new byte[1 << 16];
        if (client.getInputStream().read(request) < 0) {
            return;
        }
        spoiled.incrementAndGet();
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        client.shutdownOutput();
        // What is left of the request is to be read, or the answer is lost with the connection.
        while (client.getInputStream().read(request) >= 0) {}
    }

    private void connect(Socket client) throws IOException, InterruptedException {
        try (Socket there = new Socket(server.getHost(), server.getPort())) {
            connections.add(there);
            Thread back = Thread.ofVirtual().start(() -> copyQuietly(there, client));
            copy(client.getInputStream(), there.getOutputStream());
            there.shutdownOutput();
            back.join();
        }
    }

    private void copyQuietly(Socket from, Socket to) {
        try {
            copy(from.getInputStream(), to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException | InterruptedException ended) {
            // As connections do.
        } finally {
            connections.remove(from);
        }
    }

    private void copy(InputStream from, OutputStream to) throws IOException, InterruptedException {
        byte[] bytes = new byte[1 << 16];
        for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
            if (fault == Fault.SLOW) {
                Thread.sleep(DELAY_MILLIS);
                if (spoiled.incrementAndGet() % CUT_EVERY == 0) {
                    throw new IOException("cut");
                }
            }
            to.write(bytes, 0, read);
            to.flush();
        }
    }

    private void endConnections() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        listening.close();
        endConnections();
    }
}
