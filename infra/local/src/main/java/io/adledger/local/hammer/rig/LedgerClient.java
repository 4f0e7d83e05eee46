package io.adledger.local.hammer.rig;

import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.local.LedgerCredentials;
import io.adledger.verifier.BlockPlace;
import io.adledger.verifier.Digest;
import io.adledger.verifier.LedgerHash;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldb.model.GetDigestResponse;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.qldb.QldbDriver;

/** The stack's ledger, by QLDB's own clients. Thread-safe. */
public final class LedgerClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerClient.class);
    private static final String LEDGER = "ads";
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(30);
    private static final IonSystem ION = IonSystemBuilder.standard().build();

    private final QldbDriver driver;
    private final QldbClient control;

    /** @param transactions how many there are at most at a time */
    public LedgerClient(Rig rig, int transactions) {
        AwsCredentialsProvider credentials = LedgerCredentials.from(LedgerCredentials.in(rig.data()));
        this.driver = QldbDriver.builder()
                .ledger(LEDGER)
                .maxConcurrentTransactions(transactions)
                .sessionClientBuilder(QldbSessionClient.builder()
                        .endpointOverride(rig.stack().ledger())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(TIME_TO_ANSWER))
                .build();
        this.control = QldbClient.builder()
                .endpointOverride(rig.stack().ledger())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(TIME_TO_ANSWER))
                .build();
    }

    public QldbDriver driver() {
        return driver;
    }

    /** The ledger's digest of now. */
    public Digest digest() {
        GetDigestResponse answer = control.getDigest(request -> request.name(LEDGER));
        return new Digest(
                LedgerHash.of(answer.digest().asByteArray()),
                BlockPlace.of(ION.singleValue(answer.digestTipAddress().ionText())));
    }

    @Override
    public void close() {
        control.close();
        try {
            driver.close();
        } catch (Exception sessionsEndedWithTheirServer) {
            LOG.debug("The sessions could not be ended", sessionsEndedWithTheirServer);
        }
    }
}
