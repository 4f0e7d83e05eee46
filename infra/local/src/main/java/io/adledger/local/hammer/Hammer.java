package io.adledger.local.hammer;

import io.adledger.local.StackProcess;
import io.adledger.local.hammer.checks.Finding;
import io.adledger.local.hammer.clients.Clients;
import io.adledger.local.hammer.clients.Gate;
import io.adledger.local.hammer.plan.Fault;
import io.adledger.local.hammer.plan.Faults;
import io.adledger.local.hammer.plan.Plan;
import io.adledger.local.hammer.record.Chronicle;
import io.adledger.local.hammer.rig.Convergence;
import io.adledger.local.hammer.rig.Faulting;
import io.adledger.local.hammer.rig.LedgerClient;
import io.adledger.local.hammer.rig.LedgerReader;
import io.adledger.local.hammer.rig.Rig;
import io.adledger.verifier.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** A run: clients and faults for a while, then the judgement. Used once, by one thread. */
final class Hammer {

    private static final int MOST_DIGESTS = 12;

    private final Plan plan;
    private final Duration time;
    private final Consumer<String> progress;
    private final Chronicle chronicle = new Chronicle();
    private final Gate gate = new Gate();
    private final Judgement judgement = new Judgement(chronicle);
    private final Report report = new Report(chronicle);
    private final List<Digest> digests = new ArrayList<>();
    private boolean snapshotMade;

    /** @param progress is told what is going on */
    Hammer(Plan plan, Duration time, Consumer<String> progress) {
        this.plan = plan;
        this.time = time;
        this.progress = progress;
    }

    /**
     * Starts a stack, hammers it, and stops it.
     *
     * @return what was done and found
     */
    Report run(Rig rig, Path earlierCheckpoints) throws IOException, InterruptedException, ExecutionException {
        progress.accept("starting a stack");
        rig.start();
        try (LedgerClient ledger = new LedgerClient(rig, plan.accountClients() + 1);
                Clients clients = new Clients(plan, chronicle, gate, rig.stack().uri("/"), ledger.driver())) {
            gate.open();
            clients.prepare();
            clients.start();
            digests.add(ledger.digest());
            var faulting = new Faulting(rig, gate, earlierCheckpoints);
            faulting.noteCheckpoints();
            boolean well = causeFaults(rig, ledger, faulting);
            gate.end();
            progress.accept("waiting for the clients to end");
            clients.join();
            if (well) {
                judge(rig, ledger);
            }
        }
        return report;
    }

    /** Whether the stack survived them. */
    private boolean causeFaults(Rig rig, LedgerClient ledger, Faulting faulting)
            throws IOException, InterruptedException {
        Faults faults = plan.faults();
        long begin = chronicle.now();
        while (true) {
            Thread.sleep(faults.pause());
            if (!snapshotMade && chronicle.now() - begin > time.toNanos() / 2) {
                makeSnapshot(rig);
            }
            if (chronicle.now() - begin > time.toNanos()) {
                return true;
            }
            Fault fault = faults.next();
            long faultBegin = chronicle.now();
            progress.accept(fault.toString());
            try {
                Optional<String> leftOut = faulting.cause(fault);
                leftOut.ifPresent(why -> progress.accept("left out: " + why));
                report.caused(fault, leftOut.isEmpty());
                if (Faulting.restarts(fault)) {
                    report.found(judgement.afterRestart(new LedgerReader(ledger.driver())));
                }
                digests.add(ledger.digest());
                faulting.noteCheckpoints();
            } catch (IOException | RuntimeException failure) {
                report.found(List.of(new Finding(
                        "the stack did not survive: " + fault,
                        "that it goes on",
                        failure.toString(),
                        "%.3f s".formatted(faultBegin / 1e9))));
                return false;
            } finally {
                gate.open();
            }
        }
    }

    private void makeSnapshot(Rig rig) throws IOException, InterruptedException {
        progress.accept("a snapshot");
        StackProcess.Ended made = rig.command("snapshot", "now", "--at", "now");
        snapshotMade = true;
        if (made.exitCode() != 0) {
            report.found(List.of(new Finding(
                    "a snapshot cannot be made",
                    "one",
                    made.output().strip(),
                    "%.3f s".formatted(chronicle.now() / 1e9))));
        }
    }

    private void judge(Rig rig, LedgerClient ledger) throws IOException, InterruptedException {
        progress.accept("comparing what clients were told with what the ledger has");
        report.found(judgement.ofAll(new LedgerReader(ledger.driver())));
        var convergence = new Convergence(rig, progress);
        convergence.checkRunning(spread(digests), snapshotMade);
        rig.stop();
        convergence.checkStopped();
        report.found(convergence.findings());
        report.judged(judgement.checks() + convergence.checks());
    }

    /** Of many digests some, from the first to the last. */
    private static List<Digest> spread(List<Digest> digests) {
        int step = Math.ceilDiv(digests.size(), MOST_DIGESTS);
        List<Digest> some = new ArrayList<>();
        for (int i = 0; i < digests.size(); i += step) {
            some.add(digests.get(i));
        }
        return some;
    }
}
