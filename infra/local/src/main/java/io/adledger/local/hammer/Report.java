package io.adledger.local.hammer;

import io.adledger.local.hammer.checks.Finding;
import io.adledger.local.hammer.plan.Fault;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Chronicle;
import io.adledger.local.hammer.record.Operation;
import io.adledger.local.hammer.record.Transfers.Outcome;
import io.adledger.local.hammer.rig.Faulting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was done and found. Not thread-safe. */
final class Report {

    private static final int MOST_SHOWN = 30;

    private final Chronicle chronicle;
    private final Map<String, Integer> faults = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private int restarts;
    private int checks;

    Report(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    void caused(Fault fault, boolean really) {
        faults.merge(really ? fault.kind() : fault.kind() + " (left out)", 1, Integer::sum);
        restarts += Faulting.restarts(fault) ? 1 : 0;
    }

    void found(List<Finding> more) {
        findings.addAll(more);
    }

    /** All has been judged, by so many checks. */
    void judged(int nowChecks) {
        checks = nowChecks;
    }

    boolean isGood() {
        return findings.isEmpty() && checks > 0;
    }

    /** What was found, each with the command that makes the same run. */
    String findings(String replay) {
        var text = new StringBuilder();
        findings.stream().limit(MOST_SHOWN).forEach(finding -> text.append(finding.toText())
                .append("\n  again:    ")
                .append(replay)
                .append("\n\n"));
        if (findings.size() > MOST_SHOWN) {
            text.append("and ").append(findings.size() - MOST_SHOWN).append(" more\n\n");
        }
        return text.toString();
    }

    /** Writes all operations to a file, a line for each, in the order of their beginning. */
    void write(Path file) throws IOException {
        Stream<Operation<?, ?>> all = Stream.concat(chronicle.operations().stream(), chronicle.movements().stream());
        List<String> lines = all.sorted(Comparator.comparingLong(Operation::begin))
                .map(operation -> operation.when() + " " + operation.id() + " " + operation.request() + " -> "
                        + operation.answer())
                .toList();
        Files.write(file, lines);
    }

    /** Operations by what came of them, faults, checks. */
    String table() {
        var text = new StringBuilder();
        operations().forEach((kind, answers) -> line(text, kind, answers));
        line(text, "faults", faults);
        text.append("%-14s %,d%n".formatted("restarts", restarts));
        text.append("%-14s %s%n".formatted("checks", checks == 0 ? "not made to the end" : "%,d".formatted(checks)));
        text.append("%-14s %,d%n".formatted("findings", findings.size()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Map<String, Integer> counts) {
        text.append("%-14s %s%n"
                .formatted(
                        name,
                        String.join(
                                ", ",
                                counts.entrySet().stream()
                                        .map(count -> "%,d %s".formatted(count.getValue(), count.getKey()))
                                        .toList())));
    }

    private Map<String, Map<String, Integer>> operations() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        Stream<Operation<?, ?>> all = Stream.concat(chronicle.operations().stream(), chronicle.movements().stream());
        all.forEach(operation -> counts.computeIfAbsent(
                        operation.request().getClass().getSimpleName(), _ -> new TreeMap<>())
                .merge(label(operation.answer()), 1, Integer::sum));
        return counts;
    }

    private static String label(Object answer) {
        return switch (answer) {
            case Answer.Refused refused -> "refused (" + refused.status() + ")";
            case Answer.SawNone none -> "found none (" + none.status() + ")";
            case Answer.Unknown _, Outcome.Unknown _ -> "unknown";
            case Answer.Unforeseen unforeseen -> "unforeseen (" + unforeseen.status() + ")";
            default -> "done";
        };
    }
}
