package io.adledger.verifier;

import com.amazon.ion.IonValue;

/** A revision that a block says was redacted. */
public record RedactedRevision(BlockPlace place, String tableId, String documentId, long version) {

    static RedactedRevision of(IonValue value) {
        StrictStruct struct =
                StrictStruct.of("a redacted revision", value, "blockAddress", "tableId", "documentId", "version");
        return new RedactedRevision(
                BlockPlace.of(struct.value("blockAddress")),
                struct.text("tableId"),
                struct.text("documentId"),
                struct.number("version"));
    }
}
