package io.adledger.ledger.backup;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonException;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.imports.JournalContent;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What a backup says of itself, in a file of Ion text beside its journal. */
record BackupLabel(String ledger, Instant takenAt, JournalContent content) {

    private static final String FILE = "backup.ion";

    void writeInto(Path backup) throws IOException {
        Digest digest = content.digest();
        IonStruct label = ION.newEmptyStruct();
        label.put("ledger").newString(ledger);
        label.put("takenAt", ION.newTimestamp(Timestamp.forMillis(takenAt.toEpochMilli(), 0)));
        label.put("strandId").newString(digest.tip().strandId());
        label.put("sequenceNo").newInt(digest.tip().sequenceNo());
        label.put("digest").newBlob(digest.hash().toBytes());
        label.put("blocks").newInt(content.blocks());
        label.put("revisions").newInt(content.revisions());
        Files.writeString(backup.resolve(FILE), label.toPrettyString());
    }

    static Digest digestOf(Path backup) {
        try {
            IonStruct label = (IonStruct) ION.singleValue(Files.readString(backup.resolve(FILE)));
            return new Digest(
                    Hash.of(label.get("digest")),
                    new BlockAddress(
                            ((IonText) label.get("strandId")).stringValue(),
                            ((IonInt) label.get("sequenceNo")).longValue()));
        } catch (IOException | IonException | ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw new BrokenBackupException("there is no backup in " + backup + ", or its label cannot be read", e);
        }
    }
}
