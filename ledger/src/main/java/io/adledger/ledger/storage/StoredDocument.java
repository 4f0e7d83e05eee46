package io.adledger.ledger.storage;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.IonValues;
import org.jspecify.annotations.Nullable;

/** A document as the views hold it, parsed when it is looked at. Not thread-safe. */
final class StoredDocument implements Document {

    private final String id;
    private final byte[] revision;
    private @Nullable IonStruct parsed;

    StoredDocument(String id, byte[] revision) {
        this.id = id;
        this.revision = revision;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public IonStruct data() {
        return (IonStruct) committed().get("data");
    }

    @Override
    public IonStruct committed() {
        if (parsed == null) {
            parsed = IonValues.struct(revision);
        }
        return parsed;
    }
}
