package io.adledger.verifier;

import static io.adledger.verifier.VerificationException.require;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;

/**
 * A revision whose hash is that of what it says.
 *
 * @param place the block that it says it is in; no hash of its own covers this, that of an AdLedger block does
 * @param txId the transaction that made it
 * @param isRedacted whether there is but the hash of its data
 */
public record VerifiedRevision(
        BlockPlace place, LedgerHash hash, String documentId, long version, String txId, boolean isRedacted) {

    /**
     * Verifies a revision: {@code hash = dot(H(metadata), H(data))}, or {@code dataHash} in place of {@code H(data)}, or
     * {@code H(metadata)} alone of a deletion.
     *
     * @param revision {@code {blockAddress, hash, data | dataHash, metadata: {id, version, txTime, txId}}}
     * @throws VerificationException if it does not verify
     */
    public static VerifiedRevision of(IonStruct revision) {
        StrictStruct struct =
                StrictStruct.of("a revision", revision, "blockAddress", "hash", "data", "dataHash", "metadata");
        StrictStruct metadata =
                StrictStruct.of("metadata", struct.value("metadata"), "id", "version", "txTime", "txId");
        String name = "revision " + metadata.number("version") + " of document " + metadata.text("id");
        require(!struct.has("data") || !struct.has("dataHash"), name + " has data or dataHash, not both");
        LedgerHash hash = struct.hash("hash");
        require(
                hash.equals(LedgerHash.ofIon(metadata.ion()).dot(contentHash(struct))),
                name + " has the hash of its metadata and data");
        return new VerifiedRevision(
                BlockPlace.of(struct.value("blockAddress")),
                hash,
                metadata.text("id"),
                metadata.number("version"),
                metadata.text("txId"),
                struct.has("dataHash"));
    }

    private static LedgerHash contentHash(StrictStruct revision) {
        if (revision.has("data")) {
            IonValue data = revision.value("data");
            return LedgerHash.ofIon(data);
        }
        return revision.has("dataHash") ? revision.hash("dataHash") : LedgerHash.EMPTY;
    }
}
