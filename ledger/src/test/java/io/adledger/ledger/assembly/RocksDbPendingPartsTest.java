package io.adledger.ledger.assembly;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksDbPendingPartsTest extends PendingPartsContract {

    private @TempDir Path folder;

    @Override
    protected PendingParts open() {
        return RocksDbPendingParts.open(folder.resolve("pending"));
    }
}
