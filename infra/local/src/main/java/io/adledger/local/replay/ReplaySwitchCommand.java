package io.adledger.local.replay;

import io.adledger.ledger.stream.StreamPosition;
import io.adledger.local.CommandFailure;
import io.adledger.local.StorePlaces;
import io.adledger.local.StoreRegister;
import io.adledger.replay.job.ReplayRequest.Target;
import io.adledger.search.AdIndex;
import io.adledger.stream.local.FileCheckpoint;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ads replay switch}: readers read another table, or another index. */
@Command(
        name = "switch",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nHas readers read another table, or searches another index, which follows the ledger (see --follow of ./ads replay "
                    + "all); ./ads replay diff --table compares it first. What was read before goes on following, so that the same "
                    + "command switches back.%n"
        },
        footer = "%nExit code: 0 when it is switched, 1 when it cannot be, 2 for wrong usage.")
final class ReplaySwitchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningStack stack = new RunningStack();

    @ArgGroup(multiplicity = "1")
    private To to = new To();

    /** One of these. */
    static final class To {

        @Option(names = "--table", paramLabel = "TABLE", description = "The table that readers are to read.")
        private @Nullable String table;

        @Option(names = "--index", paramLabel = "INDEX", description = "The index that searches are to read.")
        private @Nullable String index;
    }

    @Override
    public Integer call() throws InterruptedException {
        stack.check();
        String before = to.table != null ? switchTable(to.table) : switchIndex(String.valueOf(to.index));
        spec.commandLine().getOut().printf("switched; it was %s before%n", before);
        return CommandLine.ExitCode.OK;
    }

    private String switchTable(String table) {
        StoreRegister register = stack.register();
        Target target = Target.table(table);
        if (!target.equals(StorePlaces.LIVE_TABLE)) {
            requireFollowing(register, target);
        }
        String before = register.entries().table();
        register.readFrom(table);
        return "table " + before;
    }

    private String switchIndex(String index) {
        StoreRegister register = stack.register();
        try (StorePlaces places = stack.places()) {
            AdIndex alias = places.alias();
            String before = alias.index();
            requireFollowing(register, Target.index(index));
            // The stream feeds the alias: what it stood for so far is to be fed by its name.
            register.follow(Target.index(before), position(stack.checkpoint("search")));
            alias.switchTo(index);
            return "index " + before;
        }
    }

    private static String position(Path checkpoint) {
        return FileCheckpoint.open(checkpoint).position().orElseGet(StreamPosition.CREATED::sequenceNumber);
    }

    private static void requireFollowing(StoreRegister register, Target target) {
        if (!register.entries().following().containsKey(target)) {
            throw new CommandFailure(
                    target + " does not follow the ledger: ./ads replay all --follow makes one that does");
        }
    }
}
