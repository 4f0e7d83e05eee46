package io.adledger.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoneRowsTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasDoneIsRememberedByTheNextRun() {
        Path file = folder.resolve("new").resolve("load.rows");
        try (var first = DoneRows.open(file)) {
            first.add(row(3));
        }

        try (var second = DoneRows.open(file)) {
            assertThat(second.contains(row(3))).isTrue();
            assertThat(second.contains(row(2))).isFalse();
        }
    }

    @Test
    void aLineThatWasCutOffDoesNotCount() throws IOException {
        Path file = Files.writeString(folder.resolve("load.rows"), "12\n34");

        try (var rows = DoneRows.open(file)) {
            assertThat(rows.contains(row(12))).isTrue();
            assertThat(rows.contains(row(34))).isFalse();
        }
    }

    private static Row row(int number) {
        return new Row.Posting(number, "publisher", "{}");
    }
}
