package io.adledger.bench.driver;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonValue;
import com.amazon.ion.IonWriter;
import com.amazon.ion.system.IonBinaryWriterBuilder;
import com.amazon.ion.system.IonSystemBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.qldb.QldbDriver;
import software.amazon.qldb.RetryPolicy;

/**
 * The transaction that is measured: reads an account by its index, and writes it with one more in it. Each client has an
 * account of its own, so that none conflicts. Thread-safe.
 */
final class Transfer implements AutoCloseable {

    static final String LEDGER = "bench";

    private static final IonSystem ION = IonSystemBuilder.standard().build();
    private static final String READ = "SELECT * FROM Accounts AS a WHERE a.number = ?";
    private static final String WRITE = "UPDATE Accounts AS a SET a = ? WHERE a.number = ?";

    private final QldbDriver driver;

    private Transfer(QldbDriver driver) {
        this.driver = driver;
    }

    /** A driver for so many clients at the same time. */
    static Transfer through(URI endpoint, int clients) {
        return new Transfer(QldbDriver.builder()
                .ledger(LEDGER)
                .maxConcurrentTransactions(clients)
                .transactionRetryPolicy(RetryPolicy.none())
                .sessionClientBuilder(QldbSessionClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench"))))
                .build());
    }

    /** The answers to it of a server that has no accounts. */
    static CannedAnswers cannedAnswers() {
        IonStruct documentId = ION.newEmptyStruct();
        documentId.put("documentId").newString("0123456789abcdefghijkl");
        return new CannedAnswers(binary(account(1, 1)), binary(documentId));
    }

    private static IonStruct account(int number, long balance) {
        IonStruct account = ION.newEmptyStruct();
        account.put("number").newInt(number);
        account.put("balance").newInt(balance);
        account.put("text").newString("x".repeat(190));
        return account;
    }

    private static byte[] binary(IonValue value) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                IonWriter writer = IonBinaryWriterBuilder.standard().build(bytes)) {
            value.writeTo(writer);
            writer.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the accounts of a ledger, if they are not there. */
    void prepare(int clients) {
        if (tables() == 0) {
            driver.execute(transaction -> {
                transaction.execute("CREATE TABLE Accounts");
            });
            driver.execute(transaction -> {
                transaction.execute("CREATE INDEX ON Accounts (number)");
            });
        }
        for (int client = 0; client < clients; client++) {
            int number = client;
            driver.execute(transaction -> {
                if (transaction.execute(READ, ION.newInt(number)).isEmpty()) {
                    transaction.execute("INSERT INTO Accounts ?", account(number, 0));
                }
            });
        }
    }

    private int tables() {
        return driver.execute(transaction -> {
            int count = 0;
            for (IonValue _ : transaction.execute("SELECT name FROM information_schema.user_tables")) {
                count++;
            }
            return count;
        });
    }

    /** One transaction of a client; returns what its account had before. */
    long run(int client) {
        return driver.execute(transaction -> {
            IonStruct account = (IonStruct)
                    transaction.execute(READ, ION.newInt(client)).iterator().next();
            long balance = ((IonInt) account.get("balance")).longValue();
            transaction.execute(WRITE, account(client, balance + 1), ION.newInt(client));
            return balance;
        });
    }

    @Override
    public void close() {
        try {
            driver.close();
        } catch (Exception e) {
            throw new IllegalStateException("the driver does not close", e);
        }
    }
}
