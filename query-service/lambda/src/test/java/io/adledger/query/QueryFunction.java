package io.adledger.query;

import io.adledger.api.access.Issuer;
import io.adledger.lambda.local.FunctionSettings;
import java.io.IOException;
import java.nio.file.Path;

/** The function as the build has left it. */
final class QueryFunction {

    static final Path ARCHIVE = Path.of("target", "query-service-lambda.zip");

    private static final String NOTHING = "http://127.0.0.1:1";

    private QueryFunction() {}

    /** One that takes tokens of an issuer, whose keys it finds in a folder, and reaches no store. */
    static FunctionSettings wanting(Issuer issuer, Path folder) throws IOException {
        return FunctionSettings.of(ARCHIVE, "io.adledger.function.HttpApiFunction")
                .with("ADLEDGER_LEDGER_ENDPOINT", NOTHING)
                .with("ADLEDGER_STATE_STORE_ENDPOINT", NOTHING)
                .with("ADLEDGER_SEARCH_ENDPOINT", NOTHING)
                .with("ADLEDGER_TOKENS_ISSUER", Issuer.NAME)
                .with("ADLEDGER_TOKENS_AUDIENCE", Issuer.AUDIENCE)
                .with("ADLEDGER_TOKENS_KEYS", issuer.publicKeysIn(folder).toString());
    }
}
