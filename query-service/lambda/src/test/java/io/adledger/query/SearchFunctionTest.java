package io.adledger.query;

import com.nimbusds.jose.JOSEException;
import io.adledger.api.access.Issuer;
import io.adledger.lambda.local.LocalFunction;
import io.adledger.lambda.local.LocalHttpApi;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** All that holds of searches over HTTP, through the function in the archive that is deployed; nobody has a token. */
class SearchFunctionTest extends SearchApiTest {

    @TempDir
    private static Path keys;

    @Override
    Served serve(String openSearch) throws IOException {
        LocalFunction function =
                LocalFunction.start(QueryFunction.wanting(issuer(), keys).with("ADLEDGER_SEARCH_ENDPOINT", openSearch));
        LocalHttpApi api = LocalHttpApi.of(function);
        return new Served(api.endpoint(), () -> {
            api.close();
            function.close();
        });
    }

    private static Issuer issuer() {
        try {
            return new Issuer();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
