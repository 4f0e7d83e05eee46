package io.adledger.ledger.journal;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonType;
import com.amazon.ion.IonWriter;
import java.io.IOException;

/**
 * Where a block stands.
 *
 * @param strandId the journal's strand, 22 characters of base62
 * @param sequenceNo its place in the strand, from 0
 */
public record BlockAddress(String strandId, long sequenceNo) {

    /** {@code {strandId, sequenceNo}}. */
    public void writeTo(IonWriter writer) throws IOException {
        writer.stepIn(IonType.STRUCT);
        IonFields.write(writer, "strandId", strandId);
        IonFields.write(writer, "sequenceNo", sequenceNo);
        writer.stepOut();
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws MalformedBlockException if a field is missing or of the wrong type
     */
    public static BlockAddress from(IonStruct address) {
        return new BlockAddress(IonFields.text(address, "strandId"), IonFields.integer(address, "sequenceNo"));
    }
}
