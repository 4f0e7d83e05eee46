package io.adledger.ledger.ion;

import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;

/** The one Ion system of the ledger: values of two systems cannot be put into one container. Thread-safe. */
public final class IonValues {

    /** Makes and reads every Ion value of the ledger. */
    public static final IonSystem ION = IonSystemBuilder.standard().build();

    private IonValues() {}
}
