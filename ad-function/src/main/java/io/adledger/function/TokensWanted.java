package io.adledger.function;

import io.adledger.api.access.TokenSettings;
import io.adledger.api.access.Tokens;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;

/** Refuses to let a function start that wants no tokens: others than this machine call it. */
@Context
@Requires(missingBeans = Tokens.class)
final class TokensWanted {

    TokensWanted() {
        throw new ConfigurationException("it would be open to everyone: set " + TokenSettings.PREFIX
                + ".issuer, .audience and .keys, in the environment ADLEDGER_TOKENS_ISSUER and so on");
    }
}
