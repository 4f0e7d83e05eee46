package io.adledger.local.stack.operations;

import com.amazon.ion.IonException;
import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
import java.util.Optional;

/** The payload of a record for people. */
final class ReadablePayload {

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    private ReadablePayload() {}

    /** It as Ion text, if it is Ion. */
    static Optional<String> of(byte[] payload) {
        try {
            return Optional.of(ION.getLoader().load(payload).toString());
        } catch (IonException noIon) {
            return Optional.empty();
        }
    }
}
