package io.adledger.local.stack;

import io.adledger.eventbridge.EventBridgeServer;
import io.adledger.state.Retry;
import io.adledger.stream.bus.EventBusSettings;
import io.adledger.stream.bus.EventBusSink;
import io.adledger.stream.bus.EventSender;
import io.adledger.stream.sink.Sink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;

/** EventBridge in this process, with the bus that the ads' events go to. */
final class EventBusPart implements Part {

    private static final String BUS = "adledger";

    private final int port;
    private final Path folder;
    private volatile @Nullable EventBridgeServer server;
    private volatile @Nullable EventBridgeClient client;

    EventBusPart(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "event bus";
    }

    @Override
    public void start() throws IOException {
        EventBridgeServer started = EventBridgeServer.start(port, folder);
        server = started;
        EventBridgeClient opened = EventBusSettings.local(started.endpoint()).client();
        client = opened;
        try {
            opened.createEventBus(bus -> bus.name(BUS));
        } catch (ResourceAlreadyExistsException hereSinceAnEarlierStart) {
            // As it should be.
        }
    }

    /** The stream's sink onto the bus; what it holds is given back with this part. */
    Sink sink() {
        EventBridgeClient opened = client;
        if (opened == null) {
            throw new IllegalStateException("the event bus has not started");
        }
        return new EventBusSink(new EventSender(opened, BUS, Retry.DEFAULT));
    }

    @Override
    public Optional<String> trouble() {
        return server == null ? Optional.of("the event bus has not started") : Optional.empty();
    }

    @Override
    public void close() {
        EventBridgeClient opened = client;
        if (opened != null) {
            opened.close();
        }
        EventBridgeServer started = server;
        if (started != null) {
            started.close();
        }
    }
}
