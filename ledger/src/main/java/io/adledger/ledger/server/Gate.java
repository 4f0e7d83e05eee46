package io.adledger.ledger.server;

import io.adledger.ledger.server.signature.AccessKeys;
import io.adledger.ledger.server.signature.SignatureRefusedException;
import io.adledger.ledger.server.signature.SignatureVerifier;
import java.time.InstantSource;
import java.util.Optional;

/** Lets in who has signed the request; without keys, whoever comes. Thread-safe. */
final class Gate {

    /** What QLDB's clients sign for, with both of its APIs. */
    private static final String SERVICE = "qldb";

    private final Optional<SignatureVerifier> verifier;

    Gate(Optional<AccessKeys> keys) {
        this.verifier = keys.map(known -> new SignatureVerifier(SERVICE, known, InstantSource.system()));
    }

    /**
     * Checks the signature of a request.
     *
     * @throws SignatureRefusedException if it has none that is good
     */
    void pass(Request request) {
        verifier.ifPresent(signatures -> signatures.verify(request));
    }
}
