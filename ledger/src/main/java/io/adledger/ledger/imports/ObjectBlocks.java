package io.adledger.ledger.imports;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonException;
import com.amazon.ion.IonReader;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.export.ObjectStore;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BrokenChainException;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.MalformedBlockException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of an object, each verified after the one before. Not thread-safe. */
final class ObjectBlocks {

    private final ObjectStore store;
    private final ChainVerifier chain = new ChainVerifier();
    private @Nullable Block before;

    ObjectBlocks(ObjectStore store) {
        this.store = store;
    }

    /**
     * Hands on the blocks of the next object.
     *
     * @throws BrokenExportException at the first that is missing or not as it was written
     */
    void read(ExportedObject object, Consumer<Block> verified) {
        long expected = object.first();
        try (InputStream content = store.read(object.key());
                IonReader reader = ION.newReader(content)) {
            Iterator<IonValue> values = ION.iterate(reader);
            while (values.hasNext()) {
                Block block = block(values.next(), expected, object);
                chain.accept(block);
                requireAllDocuments(block);
                requireCoveredHeader(block);
                verified.accept(block);
                expected++;
            }
        } catch (BrokenChainException e) {
            throw new BrokenExportException(String.valueOf(e.getMessage()), e);
        } catch (IOException | IonException | MalformedBlockException e) {
            throw new BrokenExportException(
                    "block " + expected + " in " + object.manifestKey() + " cannot be read: " + e.getMessage(), e);
        }
        if (expected != object.last() + 1) {
            throw new BrokenExportException(
                    "block " + expected + " is missing: " + object.manifestKey() + " ends before it");
        }
    }

    private static Block block(IonValue value, long expected, ExportedObject object) {
        if (!(value instanceof IonStruct struct)) {
            throw new MalformedBlockException("found " + value.getType() + " in place of a block");
        }
        Block block = Block.from(struct);
        if (block.sequenceNo() != expected || expected > object.last()) {
            throw new BrokenExportException("block " + block.sequenceNo() + " stands where block " + expected
                    + " should, in " + object.manifestKey());
        }
        if (!block.blockAddress().strandId().equals(object.strandId())) {
            throw new BrokenExportException(
                    "block " + expected + " is of another strand than " + object.manifestKey() + " says");
        }
        return block;
    }

    /**
     * The address and time of QLDB's blocks are covered by no hash, those of our own are. An imported journal has its own
     * blocks after QLDB's, which have more entries than the one.
     */
    private void requireCoveredHeader(Block block) {
        Block last = before;
        before = block;
        if (last == null || last.hasHeaderHash() == block.hasHeaderHash()) {
            return;
        }
        if (last.hasHeaderHash()) {
            throw headerChanged(block);
        }
        if (last.entriesHashList().size() == 1) {
            throw headerChanged(last);
        }
    }

    private static BrokenExportException headerChanged(Block block) {
        return new BrokenExportException(
                "block " + block.sequenceNo() + ": its address, transaction or time is not what its hashes cover");
    }

    /** The hash of a revision stands for a catalog revision; in place of a document's it would be lost data. */
    private static void requireAllDocuments(Block block) {
        long documents = block.revisions().stream()
                .filter(revision -> !revision.isHashOnly())
                .filter(revision -> !block.isSystem(revision))
                .count();
        if (block.transactionInfo() != null
                && documents < block.transactionInfo().documents().size()) {
            throw new BrokenExportException("block " + block.sequenceNo() + " lacks the revision of a document that its"
                    + " transaction changed");
        }
    }
}
