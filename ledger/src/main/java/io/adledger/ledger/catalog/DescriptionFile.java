package io.adledger.ledger.catalog;

import com.amazon.ion.IonException;
import io.adledger.ledger.files.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A ledger's description in a file, as Ion text: replaced as a whole, and durable once written. */
final class DescriptionFile {

    static final String NAME = "ledger.ion";

    private final Path ledgers;
    private final Path directory;
    private final Path file;

    /** The description of the ledger of this name, which has a directory of its own. */
    DescriptionFile(Path ledgers, String ledgerName) {
        this.ledgers = ledgers;
        this.directory = ledgers.resolve(ledgerName);
        this.file = directory.resolve(NAME);
    }

    Optional<LedgerDescription> read() {
        try {
            return Files.exists(file) ? Optional.of(DescriptionText.parse(Files.readString(file))) : Optional.empty();
        } catch (IOException | IonException | IllegalArgumentException e) {
            throw new CatalogException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    void write(LedgerDescription description) {
        try {
            Files.createDirectories(directory);
            DurableFile.replace(file, DescriptionText.of(description).getBytes(StandardCharsets.UTF_8));
            DurableFile.sync(ledgers);
        } catch (IOException e) {
            throw new CatalogException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
