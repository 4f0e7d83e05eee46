package io.adledger.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A report as a table in Markdown, which is as readable in a terminal. */
public final class TableText {

    private static final List<String> HEAD =
            List.of("", "what", "AdLedger", "compared with", "its figure", "ratio", "rounds", "bar");

    private TableText() {}

    /** All of it: the machine, then a line for each row. */
    public static String of(Report report) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        report.rows().forEach(row -> lines.add(cells(row)));
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .boxed()
                .toList();
        lines.add(
                1, widths.stream().map(width -> "-".repeat(Math.max(3, width))).toList());
        return machine(report)
                + lines.stream().map(line -> line(line, widths)).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String machine(Report report) {
        Machine machine = report.machine();
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GB, load %.1f when it began; %s; %s; %s%ncommit %s, %s, %s to %s%n",
                machine.processor(),
                machine.cores(),
                machine.memory() / 1e9,
                machine.load(),
                machine.system(),
                machine.java(),
                machine.fileSystem(),
                machine.commit(),
                report.scale(),
                report.begun(),
                report.ended());
    }

    private static List<String> cells(Row row) {
        Figure ratio = row.ratio();
        return List.of(
                row.benchmark(),
                row.what(),
                number(row.ours().median()) + ' ' + row.unit(),
                row.against(),
                number(row.other().median()) + ' ' + row.unit(),
                number(ratio.median()),
                ratio.rounds().size() == 1 ? "1" : number(ratio.least()) + " to " + number(ratio.most()),
                row.bars().stream().map(bar -> text(bar, row)).collect(Collectors.joining("; ")));
    }

    private static String text(Bar bar, Row row) {
        return (bar.subject() == Bar.Subject.RATIO ? "ratio " : "")
                + (bar.least() ? ">= " : "<= ")
                + number(bar.limit())
                + (bar.isMetBy(row) ? ": met" : ": MISSED");
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f", value);
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> pad(cells.get(column), Math.max(3, widths.get(column))))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
