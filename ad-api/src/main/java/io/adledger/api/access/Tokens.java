package io.adledger.api.access;

import java.util.Optional;

/** Reads bearer tokens. Thread-safe. */
public interface Tokens {

    /**
     * Whose token it is; nobody's if it does not hold, for whatever reason.
     *
     * @throws KeysUnavailableException if it cannot be known now
     */
    Optional<Caller> caller(String token);
}
