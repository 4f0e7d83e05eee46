package io.adledger.local.hammer.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.local.StackProcess;
import io.adledger.local.hammer.checks.Finding;
import io.adledger.verifier.Digest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Everything that is made of the ledger says in the end what the ledger says: by the commands that operators have. */
public final class Convergence {

    private static final Duration TIME_TO_FOLLOW = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rig rig;
    private final Consumer<String> progress;
    private final List<Finding> findings = new ArrayList<>();
    private int checks;

    /** @param progress is told what is being checked */
    public Convergence(Rig rig, Consumer<String> progress) {
        this.rig = rig;
        this.progress = progress;
    }

    /** How many checks there were. */
    public int checks() {
        return checks;
    }

    /** What did not hold. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Checks a running stack whose clients have ended.
     *
     * @param digests that were noted during the run
     * @param snapshot whether one was made during the run
     */
    public void checkRunning(List<Digest> digests, boolean snapshot) throws IOException, InterruptedException {
        awaitSinks();
        int deadLetters = get("/dead-letters").path("total").asInt(-1);
        expect("there are no dead letters", deadLetters == 0, deadLetters + " dead letters");
        String port = Integer.toString(rig.basePort());
        command("the state store is the ledger's history, field by field", "check", "--base-port", port);
        command("a replay finds nothing to change in the state store", "replay", "diff", "--base-port", port);
        command(
                "a replay finds nothing to change in the search index",
                "replay",
                "diff",
                "--index",
                "ads",
                "--base-port",
                port);
        for (Digest digest : digests) {
            command(
                    "the journal of the digest at block %d is the beginning of the journal"
                            .formatted(digest.tip().sequenceNo()),
                    "ledger",
                    "consistency",
                    "--endpoint",
                    rig.stack().ledger().toString(),
                    "--from-digest",
                    digest.hash().toString(),
                    "--from-tip",
                    Long.toString(digest.tip().sequenceNo()));
        }
        if (snapshot) {
            command("the snapshot verifies", "snapshot", "verify", "latest");
        }
    }

    /** Checks the files of a stack that was stopped. */
    public void checkStopped() throws IOException, InterruptedException {
        String ledger = command("the ledger verifies", "ledger", "verify");
        String replica = command("the replica verifies", "ledger", "verify", "--ledger", "ads-replica");
        Path archive = rig.data().resolve("buckets/archive");
        String archived = command("the archive verifies", "ledger", "verify", "--export", archive.toString());
        expect("the replica has the ledger's digest", replica.equals(ledger), ledger + ", " + replica);
        expect("the archive has the ledger's digest", archived.equals(ledger), ledger + ", " + archived);
    }

    /** The last line of what a command says that must succeed. */
    private String command(String what, String... words) throws IOException, InterruptedException {
        progress.accept("checking that " + what);
        StackProcess.Ended ended = rig.command(words);
        expect(what, ended.exitCode() == 0, "./ads " + String.join(" ", words) + ":\n" + ended.output());
        return ended.output().lines().reduce("", (before, last) -> last);
    }

    private void expect(String what, boolean holds, String seen) {
        checks++;
        if (!holds) {
            findings.add(new Finding(what + ": it does not", what, seen.strip(), "after the run"));
        }
    }

    private void awaitSinks() throws IOException, InterruptedException {
        progress.accept("waiting for the sinks");
        long deadline = System.nanoTime() + TIME_TO_FOLLOW.toNanos();
        JsonNode sinks = get("/status").path("sinks");
        while (!haveFollowed(sinks) && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE);
            sinks = get("/status").path("sinks");
        }
        expect("all sinks have followed the ledger to its end", haveFollowed(sinks), sinks.toPrettyString());
    }

    private static boolean haveFollowed(JsonNode sinks) {
        for (JsonNode sink : sinks) {
            if (sink.path("blocksBehind").asLong(-1) != 0) {
                return false;
            }
        }
        return !sinks.isEmpty();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JSON.readTree(
                    http.send(HttpRequest.newBuilder(rig.stack().uri(path)).build(), BodyHandlers.ofString())
                            .body());
        }
    }
}
