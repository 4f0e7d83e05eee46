package io.adledger.verifier;

import com.amazon.ion.IonValue;

/**
 * Where a block stands.
 *
 * @param sequenceNo its place in the strand, from 0
 */
public record BlockPlace(String strandId, long sequenceNo) {

    /**
     * The place in {@code {strandId, sequenceNo}}.
     *
     * @throws VerificationException if it is another struct
     */
    public static BlockPlace of(IonValue address) {
        StrictStruct struct = StrictStruct.of("a block address", address, "strandId", "sequenceNo");
        return new BlockPlace(struct.text("strandId"), struct.number("sequenceNo"));
    }
}
