package io.adledger.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.local.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void aSecondClaimIsRefusedAndNamesWhoHasIt() throws IOException {
        try (var first = DataDirectory.claim(folder)) {
            assertThat(first.root()).isEqualTo(folder.toAbsolutePath());
            assertThatThrownBy(() -> DataDirectory.claim(folder))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining(folder.toString());
        }
    }

    @Test
    void itCanBeClaimedAgainAfterAStopInOrder() throws IOException {
        DataDirectory.claim(folder).close();

        try (var second = DataDirectory.claim(folder)) {
            assertThat(second.wasLeftInDisorder()).isFalse();
        }
    }

    @Test
    void aKilledOwnerShows() throws IOException {
        Files.writeString(folder.resolve("up.lock"), "process 1");

        try (var next = DataDirectory.claim(folder)) {
            assertThat(next.wasLeftInDisorder()).isTrue();
        }
    }

    @Test
    void itsIdentityStays() throws IOException {
        String identity;
        try (var first = DataDirectory.claim(folder)) {
            identity = first.identity();
        }

        try (var second = DataDirectory.claim(folder)) {
            assertThat(second.identity()).isEqualTo(identity);
        }
    }

    @Test
    void aFileInItsPlaceIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.claim(file))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(file + " is not a folder");
    }
}
