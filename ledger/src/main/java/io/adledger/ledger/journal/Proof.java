package io.adledger.ledger.journal;

import com.amazon.ion.IonType;
import com.amazon.ion.IonWriter;
import io.adledger.ledger.ion.Hash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The hashes that lead from something in the journal to a digest: each is joined in turn, by {@code dot}, to what came of
 * those before it.
 */
public record Proof(List<Hash> hashes) {

    public Proof {
        hashes = List.copyOf(hashes);
    }

    /** This proof, and from where it ends on the next. */
    public Proof then(Proof next) {
        List<Hash> all = new ArrayList<>(hashes);
        all.addAll(next.hashes);
        return new Proof(all);
    }

    /** Where the proof leads from this hash. */
    public Hash from(Hash start) {
        Hash reached = start;
        for (Hash hash : hashes) {
            reached = reached.dot(hash);
        }
        return reached;
    }

    /** A list of blobs, as GetBlock and GetRevision answer it. */
    public void writeTo(IonWriter writer) throws IOException {
        writer.stepIn(IonType.LIST);
        for (Hash hash : hashes) {
            writer.writeBlob(hash.toBytes());
        }
        writer.stepOut();
    }
}
