package io.adledger.ledger.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The files of versions that kept one ledger, right in the data directory. They are moved to the place of a ledger among
 * others; the journal last, so that whoever is interrupted begins again.
 */
final class SingleLedgerLayout {

    /** A file that every journal has, so that a ledger named journal is not taken for one. */
    private static final String MARK = "CURRENT";

    private SingleLedgerLayout() {}

    /** Moves the one ledger of this directory, if it has one, to where a ledger of this name belongs. */
    static void move(Path directory, String name) {
        Path journal = directory.resolve("journal");
        if (!Files.exists(journal.resolve(MARK))) {
            return;
        }
        Path ledger = directory.resolve(name);
        try {
            Files.createDirectories(ledger);
            Path views = directory.resolve("views");
            if (Files.isDirectory(views)) {
                Files.move(views, ledger.resolve("views"), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(journal, ledger.resolve("journal"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CatalogException("cannot move the ledger in " + directory + " to " + ledger + ": " + e, e);
        }
    }
}
