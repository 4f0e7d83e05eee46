package io.adledger.local.replay;

import io.adledger.replay.job.ReplayFolder;
import io.adledger.replay.job.ReplayJson;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ads replay status}: how far replays are, whoever runs them. */
@Command(
        name = "status",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = "%nTells how far replays are, whoever runs them, the newest first; or all of one, as JSON.%n")
final class ReplayStatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningStack stack = new RunningStack();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The replay's id.")
    private @Nullable String id;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (id != null) {
            ReplayFolder replay = stack.replay(id);
            out.println(ReplayJson.of(replay.request())
                    .put("id", replay.id())
                    .put("running", replay.isRunning())
                    .setAll(ReplayJson.of(replay.state()))
                    .toPrettyString());
            return CommandLine.ExitCode.OK;
        }
        List<ReplayFolder> all = stack.replays().all();
        if (all.isEmpty()) {
            out.println("there was no replay yet");
        }
        all.forEach(replay -> out.println(Display.line(replay)));
        return CommandLine.ExitCode.OK;
    }
}
