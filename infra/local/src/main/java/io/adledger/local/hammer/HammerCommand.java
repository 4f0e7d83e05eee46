package io.adledger.local.hammer;

import io.adledger.local.hammer.plan.Plan;
import io.adledger.local.hammer.rig.Rig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads hammer}: tries to break a stack of its own, and says whether it did. */
@Command(
        name = "hammer",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nStarts a stack of its own, in a new folder and on free ports. Clients publish, change, delete, read and"
                    + " search ads and move amounts between accounts, while the stack is killed and started again, its"
                    + " servers are killed and frozen, its disk is full and records come twice.%n",
            "In the end what every client was told is held against what the ledger has, and everything that is made of"
                    + " the ledger against the ledger: docs/hammer.md tells what is promised.%n",
            "The same seed, with as many clients, plans the same steps for each client and the same faults in the same"
                    + " order; how far they come is a matter of time.%n"
        },
        footer = "%nExit code: 0 when every promise was kept, 1 when one was not or could not be checked, 2 for wrong"
                + " usage. Ctrl-C breaks it off, and nothing is checked.")
public final class HammerCommand implements Callable<Integer> {

    private static final int MOST_CLIENTS = 64;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "5",
            description = "How long it goes on before the checks (default: ${DEFAULT-VALUE}); 0.5 is possible, too.")
    private double minutes;

    @Option(names = "--seed", paramLabel = "S", description = "Which plan it goes by (default: another each time).")
    private @Nullable Long seed;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many clients there are at once (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--keep", description = "Keep the folder also if nothing was found.")
    private boolean keep;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "A folder that is not there yet, for the stack's data (default: a new one where temporary files"
                            + " go).")
    private @Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        Plan plan = plan();
        Path home = home();
        String replay = String.format(
                Locale.ROOT, "./ads hammer --minutes %s --seed %d --clients %d", minutes, plan.seed(), clients);
        PrintWriter out = spec.commandLine().getOut();
        out.println("seed " + plan.seed() + ", in " + home + "; again: " + replay);
        out.flush();
        Report report;
        try (Rig rig = new Rig(home)) {
            Thread brokenOff = new Thread(() -> breakOff(rig, home, replay), "broken-off");
            Runtime.getRuntime().addShutdownHook(brokenOff);
            try {
                report = new Hammer(
                                plan,
                                Duration.ofMillis((long) (minutes * 60_000)),
                                new Progress(spec.commandLine().getErr()))
                        .run(rig, home.resolve("earlier-checkpoints"));
            } finally {
                ownEnd(brokenOff);
            }
        }
        out.print(report.findings(replay));
        out.print(report.table());
        if (report.isGood() && !keep) {
            delete(home);
        } else {
            report.write(home.resolve("operations.txt"));
            out.println("all of it is kept in " + home);
        }
        out.println(report.isGood() ? "every promise was kept" : "NOT every promise was kept; again: " + replay);
        out.flush();
        return report.isGood() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static void ownEnd(Thread brokenOff) {
        try {
            Runtime.getRuntime().removeShutdownHook(brokenOff);
        } catch (IllegalStateException isBeingBrokenOff) {
            // The hook says all there is to say.
        }
    }

    private Plan plan() {
        if (!(minutes > 0 && minutes <= Duration.ofDays(7).toMinutes())) {
            throw misused("--minutes must be more than 0, and a week at most");
        }
        if (clients < 2 || clients > MOST_CLIENTS) {
            throw misused("--clients must be between 2 and " + MOST_CLIENTS);
        }
        return new Plan(
                Optional.ofNullable(seed)
                        .orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000)),
                clients);
    }

    private Path home() throws IOException {
        if (folder == null) {
            return Files.createTempDirectory("adledger-hammer");
        }
        if (Files.exists(folder)) {
            throw misused("--folder " + folder + " is there already");
        }
        return Files.createDirectories(folder).toAbsolutePath();
    }

    private ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void breakOff(Rig rig, Path home, String replay) {
        rig.close();
        PrintWriter err = spec.commandLine().getErr();
        err.println("ads: broken off, and nothing was checked; again: " + replay);
        err.flush();
        try {
            if (!keep) {
                delete(home);
            }
        } catch (IOException e) {
            err.println("ads: " + home + " is left");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
