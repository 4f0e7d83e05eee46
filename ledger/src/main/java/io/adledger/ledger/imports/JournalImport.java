package io.adledger.ledger.imports;

import io.adledger.ledger.export.ObjectStore;
import io.adledger.ledger.ion.Hash;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes a ledger of a journal's export, QLDB's or our own: the same strand, document ids, versions, times, hashes and
 * digest; new transactions continue the chain. Every hash is recomputed before anything can be seen of it. Not thread-safe.
 *
 * {@snippet :
 * JournalContent report = JournalImport.of(new DirectoryObjectStore(export), "").into(directory);
 * Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), directory);
 * }
 *
 * Of catalog revisions an export has hashes alone. What the ledger's catalog is then made of, and what cannot be known, is
 * told in {@code docs/decisions/0056-an-imported-catalog-is-inferred.md}.
 */
public final class JournalImport {

    private final ObjectStore store;
    private final String prefix;
    private Optional<Hash> expected = Optional.empty();

    private JournalImport(ObjectStore store, String prefix) {
        this.store = store;
        this.prefix = prefix;
    }

    /** An import of the exports whose keys begin with a prefix: one of the whole journal, or several that make it up. */
    public static JournalImport of(ObjectStore store, String prefix) {
        return new JournalImport(store, prefix);
    }

    /** Demands that the journal has this digest, so that not even its end can be missing unnoticed. */
    public JournalImport expecting(Hash digest) {
        expected = Optional.of(digest);
        return this;
    }

    /**
     * Imports into a directory, which appears when all of it is verified and durable.
     *
     * @param directory of the new ledger, which must not be there, or be empty
     * @throws BrokenExportException if the export is not whole, or not as it was written: nothing is left behind
     * @throws io.adledger.ledger.export.ObjectStoreException if the export cannot be read
     * @throws TargetNotEmptyException if there is something in the directory
     */
    public JournalContent into(Path directory) {
        try (DirectoryDraft draft = DirectoryDraft.of(directory)) {
            List<ExportedObject> objects = ExportManifests.objects(store, prefix);
            JournalContent report = write(objects, draft.path().resolve("journal"));
            if (expected.isPresent() && !expected.get().equals(report.digest().hash())) {
                throw new BrokenExportException("the journal up to block "
                        + report.digest().tip().sequenceNo() + " has the digest "
                        + report.digest().hash() + ", not " + expected.get());
            }
            draft.complete();
            return report;
        }
    }

    private JournalContent write(List<ExportedObject> objects, Path journalDirectory) {
        try (NewJournal journal = NewJournal.in(journalDirectory)) {
            ObjectBlocks blocks = new ObjectBlocks(store);
            for (ExportedObject object : objects) {
                blocks.read(object, journal::add);
            }
            return journal.finish();
        }
    }
}
