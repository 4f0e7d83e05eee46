package io.adledger.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.files.DurableFile;
import io.adledger.ledger.stream.StreamPosition;
import io.adledger.replay.job.ReplayRequest.Target;
import io.adledger.replay.job.ReplayState;
import io.adledger.replay.job.ReplayState.Step;
import io.adledger.state.StateStoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Which table readers read, and what follows the ledger beside the live table and the live index: {@code stores.json} in the
 * data folder. A stack heeds it while it runs. Thread-safe, also among processes.
 */
public final class StoreRegister {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    /** The register of a data folder. */
    public StoreRegister(Path data) {
        this.file = data.resolve("stores.json");
    }

    /**
     * What is registered.
     *
     * @param table that readers read
     * @param following what the stream feeds, too, and the sequence number of the stream after which that begins
     */
    public record Entries(String table, Map<Target, String> following) {

        private static final Entries NONE = new Entries(StateStoreSettings.DEFAULT_TABLE, Map.of());

        public Entries {
            following = Map.copyOf(following);
        }
    }

    /** What is registered now. */
    public Entries entries() {
        try {
            return Files.exists(file) ? entries(JSON.readTree(Files.readAllBytes(file))) : Entries.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** From now on readers read this table. */
    public void readFrom(String table) {
        change(before -> new Entries(table, before.following()));
    }

    /** From now on this follows; where it begins stays as it was if it does already. */
    public void follow(Target target, String position) {
        change(before -> {
            Map<Target, String> following = new LinkedHashMap<>(before.following());
            following.putIfAbsent(target, position);
            return new Entries(before.table(), following);
        });
    }

    /**
     * From now on the target of a replay follows, from where the replay ended, if that made it what the ledger says.
     *
     * @return whether it did
     */
    public boolean followAfter(ReplayState ended, Target target) {
        if (ended.step() != Step.DONE) {
            return false;
        }
        follow(target, StreamPosition.endOf(ended.lastBlock()).sequenceNumber());
        return true;
    }

    /** From now on this does not follow any more. */
    public void leave(Target target) {
        change(before -> {
            Map<Target, String> following = new LinkedHashMap<>(before.following());
            following.remove(target);
            return new Entries(before.table(), following);
        });
    }

    private synchronized void change(UnaryOperator<Entries> change) {
        try (FileChannel channel = FileChannel.open(
                        file.resolveSibling("stores.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            DurableFile.replace(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(change.apply(entries()))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Entries entries(JsonNode json) {
        Map<Target, String> following = new LinkedHashMap<>();
        for (JsonNode one : json.path("following")) {
            Target.Kind kind = Target.Kind.valueOf(one.path("kind").asText());
            following.put(
                    new Target(kind, one.path("name").asText()),
                    one.path("after").asText());
        }
        return new Entries(json.path("table").asText(StateStoreSettings.DEFAULT_TABLE), following);
    }

    private static ObjectNode json(Entries entries) {
        ObjectNode json = JSON.createObjectNode().put("table", entries.table());
        var all = json.putArray("following");
        entries.following().forEach((target, position) -> all.addObject()
                .put("kind", target.kind().name())
                .put("name", target.name())
                .put("after", position));
        return json;
    }
}
