package io.adledger.ledger.backup;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.imports.DirectoryDraft;
import io.adledger.ledger.imports.JournalContent;
import io.adledger.ledger.imports.NewJournal;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BrokenChainException;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.journal.JournalFiles;
import io.adledger.ledger.journal.MalformedBlockException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongConsumer;

/**
 * Backups of a ledger: its journal, from which everything else is built again. Every hash is recomputed on the way, so a
 * backup that is there is a good one, and so is a ledger that was restored. What is made appears as a whole or not at all.
 * Thread-safe.
 *
 * <p>Redactions that come after a backup do not reach it.
 */
public final class JournalBackup {

    private static final String JOURNAL = "journal";

    private JournalBackup() {}

    /**
     * Takes a backup as of now, also of a ledger that another process has open.
     *
     * @param journal the directory of a ledger's journal
     * @param backup a directory that is not there, or empty
     * @param progress told how many blocks are done
     * @throws BrokenBackupException if the journal does not verify: nothing is left behind
     * @throws io.adledger.ledger.imports.TargetNotEmptyException if there is something in the directory
     */
    public static JournalContent take(String ledger, Path journal, Path backup, LongConsumer progress) {
        try (DirectoryDraft draft = DirectoryDraft.of(backup)) {
            JournalContent content = copy(journal, draft.path().resolve(JOURNAL), progress);
            new BackupLabel(ledger, Instant.now(), content).writeInto(draft.path());
            draft.complete();
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + backup + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes a ledger of a backup.
     *
     * @param directory of the ledger, which is not there, or empty
     * @param progress told how many blocks are done
     * @throws BrokenBackupException if the backup does not verify, or is not what its label says: nothing is left behind
     * @throws io.adledger.ledger.imports.TargetNotEmptyException if there is something in the directory
     */
    public static JournalContent restore(Path backup, Path directory, LongConsumer progress) {
        Digest expected = BackupLabel.digestOf(backup);
        try (DirectoryDraft draft = DirectoryDraft.of(directory)) {
            JournalContent content = copy(backup.resolve(JOURNAL), draft.path().resolve(JOURNAL), progress);
            if (!content.digest().equals(expected)) {
                throw new BrokenBackupException(
                        "the backup ends with block " + content.digest().tip().sequenceNo() + " and has the digest "
                                + content.digest().hash() + ", but its label says block "
                                + expected.tip().sequenceNo() + " and " + expected.hash(),
                        null);
            }
            draft.complete();
            return content;
        }
    }

    private static JournalContent copy(Path from, Path to, LongConsumer progress) {
        ChainVerifier chain = new ChainVerifier();
        long done = 0;
        try (JournalFiles files = JournalFiles.open(from);
                NewJournal copy = NewJournal.in(to)) {
            while (files.hasNext()) {
                IonStruct stored = files.next();
                Block block = Block.from(stored);
                chain.accept(block);
                copy.add(block);
                progress.accept(++done);
            }
            if (done == 0) {
                throw new BrokenBackupException("the journal in " + from + " is empty", null);
            }
            return copy.finish();
        } catch (BrokenChainException | MalformedBlockException e) {
            throw new BrokenBackupException(
                    "the journal in " + from + " does not hold: block " + done + ": " + e.getMessage(), e);
        }
    }
}
