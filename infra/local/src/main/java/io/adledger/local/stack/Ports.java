package io.adledger.local.stack;

import io.adledger.local.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;

/** The neighbouring ports of a stack, on the loopback interface. */
public record Ports(int base) {

    /** How many there are. */
    public static final int COUNT = 6;

    private static final int HIGHEST_BASE = 65_535 - (COUNT - 1);

    public Ports {
        if (base < 1 || base > HIGHEST_BASE) {
            throw new CommandFailure("--base-port must be between 1 and " + HIGHEST_BASE);
        }
    }

    public int api() {
        return base;
    }

    public int ledger() {
        return base + 1;
    }

    public int dynamoDb() {
        return base + 2;
    }

    /** OpenSearch. */
    public int search() {
        return base + 3;
    }

    /** The object store's S3 API. */
    public int s3() {
        return base + 4;
    }

    /** The event bus's EventBridge API. */
    public int events() {
        return base + 5;
    }

    /**
     * Returns when all of them are free.
     *
     * @param patience how long a port may stay taken, by what remains of a stack that was killed
     * @throws CommandFailure naming the port that is taken
     */
    void awaitFree(Duration patience) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        awaitFree(api(), "the API", deadline);
        awaitFree(ledger(), "the ledger", deadline);
        awaitFree(dynamoDb(), "DynamoDB Local", deadline);
        awaitFree(search(), "OpenSearch", deadline);
        awaitFree(s3(), "the object store", deadline);
        awaitFree(events(), "the event bus", deadline);
    }

    private void awaitFree(int port, String user, Instant deadline) throws InterruptedException {
        while (!isFree(port)) {
            if (Instant.now().isAfter(deadline)) {
                throw new CommandFailure("port " + port + ", meant for " + user
                        + ", is taken by another program: choose other ports with --base-port N (takes N to N+"
                        + (COUNT - 1) + ")");
            }
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
