package io.adledger.eventbridge;

import java.io.IOException;
import java.nio.file.Path;

/** The server as a program of its own: {@code EventBridgeLocal PORT FOLDER}. It runs until it is killed. */
public final class EventBridgeLocal {

    private EventBridgeLocal() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            System.err.println("usage: EventBridgeLocal PORT FOLDER");
            System.exit(2);
        }
        try (EventBridgeServer server =
                EventBridgeServer.start(Integer.parseInt(arguments[0]), Path.of(arguments[1]))) {
            System.out.println("listening " + server.endpoint().getPort());
            Thread.currentThread().join();
        } catch (IOException | NumberFormatException e) {
            System.err.println("the event bus could not be started: " + e.getMessage());
            System.exit(1);
        }
    }
}
