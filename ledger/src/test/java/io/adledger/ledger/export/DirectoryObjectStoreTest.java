package io.adledger.ledger.export;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryObjectStoreTest extends ObjectStoreContract {

    @TempDir
    private Path folder;

    @Override
    PrunableObjectStore store() {
        return new DirectoryObjectStore(folder.resolve("bucket"));
    }

    @Test
    void aKeyThatLeadsOutOfTheDirectoryIsRefused() {
        assertThatThrownBy(() -> store().read("../secret")).isInstanceOf(IllegalArgumentException.class);
    }
}
