package io.adledger.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where in a data folder the files of a ledger's journal are. */
public final class JournalFolder {

    private JournalFolder() {}

    /**
     * The journal of a ledger in the data folder of a stack or a server, in its own folder, or in this folder itself.
     *
     * @throws CommandFailure if there is none
     */
    public static Path find(Path folder, String ledger) {
        return Stream.of("ledger/" + ledger + "/journal", ledger + "/journal", "ledger/journal", "journal", "")
                .map(folder::resolve)
                .filter(candidate -> Files.isRegularFile(candidate.resolve("CURRENT")))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("there is no journal of a ledger " + ledger + " in " + folder));
    }
}
