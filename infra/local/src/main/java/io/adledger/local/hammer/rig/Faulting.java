package io.adledger.local.hammer.rig;

import io.adledger.local.StackProcess;
import io.adledger.local.hammer.clients.Gate;
import io.adledger.local.hammer.plan.Fault;
import io.adledger.local.hammer.plan.Faults;
import io.adledger.local.hammer.plan.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/** Does to the stack what the plan says; when it returns, all parts are ready again. */
public final class Faulting {

    private static final Duration TIME_TO_FAIL = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final boolean HAS_PRLIMIT = Files.isExecutable(Path.of("/usr/bin/prlimit"));

    private final Rig rig;
    private final Gate gate;
    private final Path earlierCheckpoints;

    /** @param earlierCheckpoints a folder for the checkpoints that the sinks had at an earlier point of the run */
    public Faulting(Rig rig, Gate gate, Path earlierCheckpoints) {
        this.rig = rig;
        this.gate = gate;
        this.earlierCheckpoints = earlierCheckpoints;
    }

    /**
     * Brings a fault about, and ends it.
     *
     * @return why it was left out, if it was
     * @throws IOException if the stack does not get well again
     */
    public Optional<String> cause(Fault fault) throws IOException, InterruptedException {
        Optional<String> leftOut = Optional.empty();
        switch (fault) {
            case Fault.KillStack _ -> {
                gate.close();
                rig.kill();
                rig.start();
            }
            case Fault.KillServer kill -> rig.killServer(kill.server());
            case Fault.Freeze freeze -> freeze(freeze.server(), freeze.time());
            case Fault.Stutter stutter -> {
                for (int time = 0; time < stutter.times(); time++) {
                    freeze(stutter.server(), stutter.stopped());
                    Thread.sleep(stutter.running());
                }
            }
            case Fault.FullDisk full -> {
                if (HAS_PRLIMIT) {
                    fillDisk(full.time());
                } else {
                    leftOut = Optional.of("there is no prlimit on this machine");
                }
            }
            case Fault.Redelivery again -> {
                gate.close();
                rig.stop();
                setBack(again);
                rig.start();
            }
        }
        rig.awaitHealth();
        return leftOut;
    }

    /** Whether the stack is another process after it; the gate is closed then, so that its state can be looked at first. */
    public static boolean restarts(Fault fault) {
        return fault instanceof Fault.KillStack || fault instanceof Fault.Redelivery;
    }

    private void freeze(Server server, Duration time) throws IOException, InterruptedException {
        rig.freeze(server);
        try {
            Thread.sleep(time);
        } finally {
            rig.thaw(server);
        }
    }

    /** Until the ledger has failed, or nothing was written for long; then there is room again, and it is opened again. */
    private void fillDisk(Duration atLeast) throws IOException, InterruptedException {
        rig.limitFiles("1");
        try {
            Thread.sleep(atLeast);
            long deadline = System.nanoTime() + TIME_TO_FAIL.toNanos();
            while (rig.stack().isAlive() && rig.stack().isHealthy() && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE);
            }
        } finally {
            if (rig.stack().isAlive()) {
                rig.limitFiles("unlimited");
            }
        }
        StackProcess.Ended reopened = rig.command(
                "ledger", "reopen", "--endpoint", rig.stack().ledger().toString());
        if (reopened.exitCode() != 0) {
            throw new IOException("the ledger is not opened again with room made: " + reopened.output());
        }
    }

    private void setBack(Fault.Redelivery again) throws IOException {
        Path checkpoint = rig.data().resolve("checkpoints").resolve(again.sink());
        Path earlier = earlierCheckpoints.resolve(again.sink());
        if (again.all() || !Files.exists(earlier)) {
            Files.deleteIfExists(checkpoint);
        } else {
            Files.copy(earlier, checkpoint, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Keeps a copy of the checkpoints as they are, which redeliveries go back to. */
    public void noteCheckpoints() throws IOException {
        Files.createDirectories(earlierCheckpoints);
        for (String sink : Faults.SINKS) {
            Path checkpoint = rig.data().resolve("checkpoints").resolve(sink);
            if (Files.exists(checkpoint)) {
                Files.copy(checkpoint, earlierCheckpoints.resolve(sink), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
