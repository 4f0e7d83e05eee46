package io.adledger.ledger.journal;

import com.amazon.ion.IonType;
import com.amazon.ion.IonWriter;
import io.adledger.ledger.ion.Hash;
import java.io.IOException;
import java.util.List;

/**
 * Shows that the journal of an older digest is the beginning of a newer one's.
 *
 * @param older the roots of the largest complete subtrees over the older journal's blocks, from the left
 * @param added the roots of the subtrees over the blocks since, from the left, that the newer tree has beside them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1.2">RFC 6962, Merkle Consistency Proofs</a>, for a tree of
 *     the same shape
 */
public record ConsistencyProof(List<Hash> older, List<Hash> added) {

    public ConsistencyProof {
        older = List.copyOf(older);
        added = List.copyOf(added);
    }

    /** {@code {older: [..], added: [..]}}. */
    public void writeTo(IonWriter writer) throws IOException {
        writer.stepIn(IonType.STRUCT);
        IonFields.write(writer, "older", older);
        IonFields.write(writer, "added", added);
        writer.stepOut();
    }
}
