package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Buses with their rules, archives and replays, as objects with the API's fields, in one file. Whoever uses it holds its
 * monitor; what was changed is durable once {@link #save} returns.
 */
final class Store {

    private final Path file;
    private final ObjectNode root;

    Store(Path folder) throws IOException {
        Files.createDirectories(folder);
        file = folder.resolve("state.json");
        root = Files.exists(file)
                ? Json.object(Files.readString(file)).orElseThrow(() -> new IOException(file + " is damaged"))
                : Json.object();
        if (!buses().has(Names.DEFAULT_BUS)) {
            buses().putObject(Names.DEFAULT_BUS)
                    .put("Name", Names.DEFAULT_BUS)
                    .put("Arn", Names.arn("event-bus", Names.DEFAULT_BUS));
        }
    }

    ObjectNode buses() {
        return root.withObjectProperty("buses");
    }

    ObjectNode archives() {
        return root.withObjectProperty("archives");
    }

    ObjectNode replays() {
        return root.withObjectProperty("replays");
    }

    ObjectNode bus(String name) {
        return find(buses(), name).orElseThrow(() -> ApiError.notFound("Event bus", name));
    }

    /** The rules of a bus that exists. */
    ObjectNode rules(String bus) {
        return bus(bus).withObjectProperty("rules");
    }

    ObjectNode rule(String bus, String name) {
        return find(rules(bus), name).orElseThrow(() -> ApiError.notFound("Rule", name));
    }

    static ObjectNode targets(ObjectNode rule) {
        return rule.withObjectProperty("targets");
    }

    static Optional<ObjectNode> find(ObjectNode all, String name) {
        return all.get(name) instanceof ObjectNode found ? Optional.of(found) : Optional.empty();
    }

    static Stream<ObjectNode> each(ObjectNode all) {
        return StreamSupport.stream(all.spliterator(), false).map(ObjectNode.class::cast);
    }

    void save() {
        try {
            Path draft = file.resolveSibling("state.new");
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(Json.write(root).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
