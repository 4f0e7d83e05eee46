package io.adledger.local.replay;

import io.adledger.local.CommandFailure;
import io.adledger.local.StorePlaces;
import io.adledger.replay.job.ReplayBusyException;
import io.adledger.replay.job.ReplayFolder;
import io.adledger.replay.job.ReplayRequest;
import io.adledger.replay.job.ReplayRun;
import io.adledger.replay.job.ReplayState;
import io.adledger.replay.job.ReplayState.Step;
import io.adledger.replay.job.Replays;
import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine;

/** Runs replays in this process, and shows how they get on. */
final class Running {

    private final RunningStack stack;
    private final PrintWriter out;

    Running(RunningStack stack, PrintWriter out) {
        this.stack = stack;
        this.out = out;
    }

    /** Runs what is asked for, or goes on with it if it was broken off. */
    ReplayState run(ReplayRequest request) {
        Replays replays = stack.replays();
        return run(replays.brokenOff(request).orElseGet(() -> replays.add(request)));
    }

    /**
     * Runs a replay, or goes on with it.
     *
     * @throws CommandFailure if it fails, or somebody else runs it
     */
    ReplayState run(ReplayFolder replay) {
        out.printf("replay %s%n", replay.id());
        out.flush();
        try (StorePlaces places = stack.places()) {
            ReplayState ended = ReplayRun.of(replay, places, InstantSource.system(), new Display(out, replay));
            if (ended.step() == Step.FAILED) {
                throw new CommandFailure(ended.error().orElse("it failed") + "; the same command goes on");
            }
            if (ended.step() == Step.CANCELLED) {
                throw new CommandFailure("cancelled: ./ads replay resume " + replay.id() + " goes on");
            }
            return ended;
        } catch (ReplayBusyException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    static int exitCode(ReplayState ended) {
        return ended.step() == Step.DONE ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
