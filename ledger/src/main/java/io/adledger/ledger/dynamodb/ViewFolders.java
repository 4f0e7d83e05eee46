package io.adledger.ledger.dynamodb;

import io.adledger.ledger.catalog.CatalogException;
import io.adledger.ledger.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        try {
            Folders.remove(of(ledger, journal));
        } catch (UncheckedIOException e) {
            throw new CatalogException(String.valueOf(e.getMessage()), e);
        }
    }
}
