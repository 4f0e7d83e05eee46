package io.adledger.ledger.archive;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonException;
import com.amazon.ion.IonList;
import com.amazon.ion.IonReader;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonType;
import com.amazon.ion.IonValue;
import io.adledger.ledger.export.ObjectEncryption;
import io.adledger.ledger.export.ObjectStore;
import io.adledger.ledger.export.OutputFormat;
import io.adledger.ledger.export.PackedObject;
import io.adledger.ledger.export.StoredObject;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockTimes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The objects and the manifests of an archive, as they are in the store. Thread-safe. */
final class ArchiveObjects {

    private static final OutputFormat FORMAT = OutputFormat.ION_BINARY;

    private final ObjectStore store;

    ArchiveObjects(ObjectStore store) {
        this.store = store;
    }

    /** The blocks as an object. */
    static PackedObject pack(List<Block> blocks) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        blocks.forEach(block -> content.writeBytes(encoded(block)));
        Block first = blocks.getFirst();
        return new PackedObject(
                first.blockAddress().strandId(),
                first.sequenceNo(),
                blocks.getLast().sequenceNo(),
                BlockTimes.of(first),
                content.toByteArray());
    }

    static byte[] encoded(Block block) {
        return FORMAT.encode(block::writePublishedTo);
    }

    static String name(PackedObject object) {
        return object.name(FORMAT);
    }

    List<String> keys(String prefix) {
        return store.keys(prefix);
    }

    void put(String key, byte[] content) {
        store.put(key, new StoredObject(content, FORMAT.contentType(), new ObjectEncryption.NoEncryption()));
    }

    List<Block> blocks(String key) {
        try (InputStream content = store.read(key);
                IonReader reader = ION.newReader(content)) {
            List<Block> blocks = new ArrayList<>();
            for (Iterator<IonValue> values = ION.iterate(reader); values.hasNext(); ) {
                blocks.add(Block.from((IonStruct) values.next()));
            }
            return blocks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void putManifest(String key, List<String> objects) {
        put(key, FORMAT.encode(writer -> {
            writer.stepIn(IonType.STRUCT);
            writer.setFieldName("keys");
            writer.stepIn(IonType.LIST);
            for (String object : objects) {
                writer.writeString(object);
            }
            writer.stepOut();
            writer.stepOut();
        }));
    }

    List<String> manifest(String key) {
        try (InputStream content = store.read(key)) {
            List<String> objects = new ArrayList<>();
            IonStruct manifest = (IonStruct) ION.singleValue(content.readAllBytes());
            for (IonValue object : (IonList) manifest.get("keys")) {
                objects.add(((IonText) object).stringValue());
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IonException | ClassCastException e) {
            throw new ArchiveException("the archive's manifest " + key + " cannot be read: " + e.getMessage(), e);
        }
    }
}
