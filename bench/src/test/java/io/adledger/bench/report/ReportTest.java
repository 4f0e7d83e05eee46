package io.adledger.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Machine MACHINE =
            new Machine("a processor", 2, 24_000_000_000L, 0.5, "Linux 6", "JDK 25", "/dev/vda ext4", "abc123+");

    @TempDir
    private Path folder;

    @Test
    void theRatioIsThatOfEachRoundAndItsMiddleOne() {
        Row row = row(new Figure(List.of(10.0, 30.0, 20.0)), new Figure(List.of(10.0, 10.0, 10.0)));

        assertThat(row.ratio().rounds()).containsExactly(1.0, 3.0, 2.0);
        assertThat(row.ratio().median()).isEqualTo(2);
        assertThat(row.ratio().least()).isEqualTo(1);
        assertThat(row.ratio().most()).isEqualTo(3);
    }

    @Test
    void barsAreOfOurFigureOrOfTheRatio() {
        Row row = row(Figure.once(20), Figure.once(10));

        assertThat(Bar.atLeast(20).isMetBy(row)).isTrue();
        assertThat(Bar.atLeast(21).isMetBy(row)).isFalse();
        assertThat(Bar.atMost(20).isMetBy(row)).isTrue();
        assertThat(Bar.atMost(19).isMetBy(row)).isFalse();
        assertThat(Bar.ratioAtLeast(2).isMetBy(row)).isTrue();
        assertThat(Bar.ratioAtLeast(2.1).isMetBy(row)).isFalse();
    }

    @Test
    void theTableNamesTheMachineAndSaysWhatWasMissed() {
        String table = TableText.of(report(row(Figure.once(20), Figure.once(10), Bar.ratioAtLeast(3), Bar.atLeast(5))));

        assertThat(table)
                .startsWith("a processor, 2 cores, 24 GB, load 0.5 when it began; Linux 6; JDK 25; /dev/vda ext4")
                .contains("commit abc123+, quick")
                .contains("| a   | commits | 20.0 /s ", "| a rival       | 10.0 /s ", "| 2.00 ")
                .contains("ratio >= 3.00: MISSED; >= 5.00: met");
    }

    @Test
    void theFileHasEveryRound() throws Exception {
        Path file = folder.resolve("bench.json");

        ReportJson.write(report(row(new Figure(List.of(1.0, 2.0)), Figure.once(4), Bar.atMost(1))), file);

        JsonNode json = new JsonMapper().readTree(Files.readString(file));
        assertThat(json.at("/machine/commit").asText()).isEqualTo("abc123+");
        assertThat(json.at("/begun").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(json.at("/rows/0/ours/rounds/1").asDouble()).isEqualTo(2);
        assertThat(json.at("/rows/0/other/median").asDouble()).isEqualTo(4);
        assertThat(json.at("/rows/0/ratio/median").asDouble()).isEqualTo(0.375);
        assertThat(json.at("/rows/0/bars/0/atMost").asDouble()).isEqualTo(1);
        assertThat(json.at("/rows/0/bars/0/met").asBoolean()).isFalse();
    }

    private static Row row(Figure ours, Figure other, Bar... bars) {
        return new Row("a", "commits", "/s", ours, "a rival", other, List.of(bars));
    }

    private static Report report(Row row) {
        return new Report(
                MACHINE,
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:02:00Z"),
                "quick",
                List.of(row));
    }
}
