package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.conformance.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldb.QldbClient;

/** A server with a certificate of its own making. */
class TlsTest {

    @TempDir
    private static Path directory;

    private static KeyStore store;

    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve("store.p12");
        int status = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=ledger",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        file.toString()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "secret".toCharArray());
        }
        pem("certificate.pem", "CERTIFICATE", store.getCertificate("server").getEncoded());
        pem(
                "key.pem",
                "PRIVATE KEY",
                store.getKey("server", "secret".toCharArray()).getEncoded());
    }

    private static void pem(String file, String label, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(
                directory.resolve(file), "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, text, label));
    }

    private static TlsCertificate certificate() {
        return new TlsCertificate(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
    }

    @Test
    void aClientThatTrustsTheCertificateIsServed() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try {
            trusted.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        trusted.setCertificateEntry("ledger", store.getCertificate("server"));
        trust.init(trusted);
        try (InMemoryServer server =
                        InMemoryServer.start(ServerSettings.onPort(0).withTls(certificate()));
                QldbClient client = QldbClient.builder()
                        .endpointOverride(server.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder().tlsTrustManagersProvider(trust::getTrustManagers))
                        .build()) {
            assertThat(server.endpoint().getScheme()).isEqualTo("https");
            assertThat(client.describeLedger(request -> request.name(InMemoryServer.LEDGER))
                            .name())
                    .isEqualTo(InMemoryServer.LEDGER);
        }
    }

    @Test
    void aClientThatDoesNotTrustTheCertificateSendsNothing() {
        try (InMemoryServer server =
                        InMemoryServer.start(ServerSettings.onPort(0).withTls(certificate()));
                QldbClient client = Endpoint.at(server.endpoint()).controlClient()) {
            assertThatThrownBy(() -> client.describeLedger(request -> request.name(InMemoryServer.LEDGER)))
                    .isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void filesThatCannotBeUsedAreNamed() {
        TlsCertificate missing = new TlsCertificate(directory.resolve("none.pem"), directory.resolve("key.pem"));
        TlsCertificate swapped = new TlsCertificate(directory.resolve("key.pem"), directory.resolve("certificate.pem"));

        assertThatIllegalArgumentException().isThrownBy(missing::context).withMessageContaining("none.pem");
        assertThatIllegalArgumentException().isThrownBy(swapped::context).withMessageContaining("certificate.pem");
    }
}
