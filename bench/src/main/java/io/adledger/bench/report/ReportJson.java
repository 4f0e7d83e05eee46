package io.adledger.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A report as JSON: each figure with its median and what each round came to. */
public final class ReportJson {

    private static final JsonMapper JSON = new JsonMapper();

    private ReportJson() {}

    /** Writes it to a file, which is replaced. */
    public static void write(Report report, Path file) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), of(report));
    }

    static ObjectNode of(Report report) {
        ObjectNode json = JSON.createObjectNode();
        json.put("begun", report.begun().toString());
        json.put("ended", report.ended().toString());
        json.put("scale", report.scale());
        json.set("machine", of(report.machine()));
        ArrayNode rows = json.putArray("rows");
        report.rows().forEach(row -> rows.add(of(row)));
        return json;
    }

    private static ObjectNode of(Machine machine) {
        return JSON.createObjectNode()
                .put("processor", machine.processor())
                .put("cores", machine.cores())
                .put("memoryBytes", machine.memory())
                .put("loadAverage", machine.load())
                .put("system", machine.system())
                .put("java", machine.java())
                .put("fileSystem", machine.fileSystem())
                .put("commit", machine.commit());
    }

    private static ObjectNode of(Row row) {
        ObjectNode json = JSON.createObjectNode()
                .put("benchmark", row.benchmark())
                .put("what", row.what())
                .put("unit", row.unit())
                .put("against", row.against());
        json.set("ours", of(row.ours()));
        json.set("other", of(row.other()));
        json.set("ratio", of(row.ratio()));
        ArrayNode bars = json.putArray("bars");
        row.bars().forEach(bar -> bars.addObject()
                .put("of", bar.subject().name().toLowerCase(Locale.ROOT))
                .put(bar.least() ? "atLeast" : "atMost", bar.limit())
                .put("met", bar.isMetBy(row)));
        return json;
    }

    private static ObjectNode of(Figure figure) {
        ObjectNode json = JSON.createObjectNode().put("median", figure.median());
        ArrayNode rounds = json.putArray("rounds");
        figure.rounds().forEach(rounds::add);
        return json;
    }
}
