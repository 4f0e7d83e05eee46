package io.adledger.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotLockTest {

    @Test
    void oneHasItUntilItGivesItBack(@TempDir Path folder) {
        try (SnapshotLock held = SnapshotLock.tryHold(folder).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(SnapshotLock.tryHold(folder)).isEmpty();
        }
        Optional<SnapshotLock> next = SnapshotLock.tryHold(folder);
        assertThat(next).isPresent();
        next.get().close();
    }
}
