package io.adledger.local;

import com.amazon.ion.IonValue;
import java.nio.file.Path;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.qldb.QldbDriver;

/** The ledger of a stack, past the command service, as someone may use it who has its key. */
final class RawLedger {

    private RawLedger() {}

    /** How many results a statement has. */
    @SuppressWarnings("try") // The driver's close() is declared to throw anything.
    static int execute(StackProcess stack, Path data, String ledger, String statement) throws Exception {
        try (QldbDriver driver = QldbDriver.builder()
                .ledger(ledger)
                .sessionClientBuilder(QldbSessionClient.builder()
                        .endpointOverride(stack.ledger())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(LedgerCredentials.from(LedgerCredentials.in(data))))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            return driver.execute(transaction -> {
                int results = 0;
                for (IonValue result : transaction.execute(statement)) {
                    results += result.isNullValue() ? 0 : 1;
                }
                return results;
            });
        }
    }
}
