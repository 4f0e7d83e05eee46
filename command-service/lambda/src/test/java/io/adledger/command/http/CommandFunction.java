package io.adledger.command.http;

import io.adledger.api.access.Issuer;
import io.adledger.lambda.local.FunctionSettings;
import java.io.IOException;
import java.nio.file.Path;

/** The function as the build has left it. */
final class CommandFunction {

    static final Path ARCHIVE = Path.of("target", "command-service-lambda.zip");

    private CommandFunction() {}

    static FunctionSettings settings() {
        return FunctionSettings.of(ARCHIVE, "io.adledger.function.HttpApiFunction");
    }

    /** One that takes tokens of an issuer, whose keys it finds in a folder. */
    static FunctionSettings wanting(Issuer issuer, Path folder) throws IOException {
        return settings()
                .with("ADLEDGER_TOKENS_ISSUER", Issuer.NAME)
                .with("ADLEDGER_TOKENS_AUDIENCE", Issuer.AUDIENCE)
                .with("ADLEDGER_TOKENS_KEYS", issuer.publicKeysIn(folder).toString());
    }
}
