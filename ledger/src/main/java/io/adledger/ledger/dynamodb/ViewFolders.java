package io.adledger.ledger.dynamodb;

import io.adledger.ledger.catalog.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a server keeps its views of journals that are elsewhere. */
record ViewFolders(Path views) {

    /** The folder for the views of a ledger's journal: another one if the ledger is deleted and created anew. */
    Path of(String ledger, String journal) {
        Path folder = views.resolve(ledger + "." + journal);
        try {
            Files.createDirectories(views);
            return folder;
        } catch (IOException e) {
            throw new CatalogException("cannot keep views in " + views + ": " + e, e);
        }
    }

    void delete(String ledger, String journal) {
        Path folder = of(ledger, journal);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new CatalogException("cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
