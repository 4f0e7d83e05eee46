package io.adledger.ledger.server.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.adledger.ledger.server.signature.SignatureRefusedException.Fault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Which requests are let in, by the signer of the SDK and the vectors that AWS published. */
class SignatureVerifierTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final AccessKey KEY = AccessKey.lasting("AKID", "a secret");
    private static final AccessKey OF_SESSION = new AccessKey("ASIA", "another secret", Optional.of("token"));

    private final SignatureVerifier verifier =
            new SignatureVerifier("qldb", AccessKeys.of(List.of(KEY, OF_SESSION)), InstantSource.fixed(NOW));

    /** From the AWS Signature Version 4 test suite: key AKIDEXAMPLE, service "service", 30 August 2015. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "get-vanilla|GET|/|5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-vanilla-empty-query-key|GET|/?Param1=value1|a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
                "get-vanilla-query-order-key-case|GET|/?Param2=value2&Param1=value1|b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
                "get-vanilla-utf8-query|GET|/?ሴ=bar|2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
                "get-unreserved|GET|/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz|07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
                "get-utf8|GET|/ሴ|8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
                "get-space|GET|/example space/|652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
                "get-relative|GET|/example/..|5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-relative-relative|GET|/example1/example2/../..|5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-slash|GET|//|5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-slashes|GET|//example//|9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
                "get-slash-pointless-dot|GET|/./example|ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
                "post-vanilla|POST|/|5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
                "post-vanilla-query|POST|/?Param1=value1|28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
            })
    void publishedVectorsAreAccepted(String name, String method, String target, String signature) {
        assertThat(ofTheSuite().verify(vector(method, target, List.of(), "", "host;x-amz-date", signature)))
                .as(name)
                .isEqualTo("AKIDEXAMPLE");
    }

    @Test
    void publishedVectorsWithHeadersAndABodyAreAccepted() {
        Received trimmed = vector(
                "GET",
                "/",
                List.of(Map.entry("My-Header1", " value1"), Map.entry("My-Header2", " \"a   b   c\"")),
                "",
                "host;my-header1;my-header2;x-amz-date",
                "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
        Received repeated = vector(
                "GET",
                "/",
                List.of(
                        Map.entry("My-Header1", "value4"),
                        Map.entry("My-Header1", "value1"),
                        Map.entry("My-Header1", "value3"),
                        Map.entry("My-Header1", "value2")),
                "",
                "host;my-header1;x-amz-date",
                "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01");
        Received form = vector(
                "POST",
                "/",
                List.of(Map.entry("Content-Type", "application/x-www-form-urlencoded")),
                "Param1=value1",
                "content-type;host;x-amz-date",
                "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");

        for (Received request : List.of(trimmed, repeated, form)) {
            assertThat(ofTheSuite().verify(request)).isEqualTo("AKIDEXAMPLE");
        }
    }

    private static SignatureVerifier ofTheSuite() {
        AccessKey key = AccessKey.lasting("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        return new SignatureVerifier(
                "service", AccessKeys.of(List.of(key)), InstantSource.fixed(Instant.parse("2015-08-30T12:36:00Z")));
    }

    private static Received vector(
            String method,
            String target,
            List<Map.Entry<String, String>> headers,
            String body,
            String signedHeaders,
            String signature) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("Host", "example.amazonaws.com"));
        all.add(Map.entry("X-Amz-Date", "20150830T123600Z"));
        all.add(Map.entry(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders="
                        + signedHeaders + ", Signature=" + signature));
        return new Received(method, target, all, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/ledgers/cars",
                "/ledgers?max_results=2&next_token=YWZ0ZXI6eA%3D%3D",
                "/tags/arn%3Aaws%3Aqldb%3Aus-east-1%3A123456789012%3Aledger%2Fcars",
                "/tags/a%20b?tagKeys=a%20key%3A%20with%2Fodd%2Bsigns&tagKeys=%C3%A4&tagKeys="
            })
    void whatTheSdkSignedIsAccepted(String target) {
        for (String body : List.of("", "{\"Name\": \"cars\"}")) {
            assertThat(verifier.verify(signed(target, body, KEY, NOW))).isEqualTo("AKID");
            assertThat(verifier.verify(signed(target, body, OF_SESSION, NOW))).isEqualTo("ASIA");
        }
    }

    @Test
    void whatWasChangedOnTheWayIsRefused() {
        Received request = signed("/ledgers/cars?a=b", "{\"Name\": \"cars\"}", KEY, NOW);

        assertRefused(Fault.INVALID, request.withMethod("DELETE"));
        assertRefused(Fault.INVALID, request.withTarget("/ledgers/bikes?a=b"));
        assertRefused(Fault.INVALID, request.withTarget("/ledgers/cars?a=c"));
        assertRefused(Fault.INVALID, request.withTarget("/ledgers/cars"));
        assertRefused(Fault.INVALID, request.withText("{\"Name\": \"bikes\"}"));
        assertRefused(Fault.INVALID, request.with("Host", "example.com"));
        assertRefused(Fault.INVALID, request.with("X-Amz-Target", "something else"));
        assertRefused(Fault.INVALID, request.with("X-Amz-Date", "20260101T120001Z"));
    }

    @Test
    void anotherSecretIsRefused() {
        assertRefused(Fault.INVALID, signed("/", "", AccessKey.lasting("AKID", "guessed"), NOW));
    }

    @Test
    void aKeyThatNobodyHasIsRefused() {
        assertRefused(Fault.UNKNOWN_KEY, signed("/", "", AccessKey.lasting("AKIDX", "a secret"), NOW));
    }

    @Test
    void aSessionTokenMustBeThatOfTheKey() {
        assertRefused(
                Fault.UNKNOWN_KEY,
                signed("/", "", new AccessKey("ASIA", "another secret", Optional.of("other token")), NOW));
        assertRefused(Fault.UNKNOWN_KEY, signed("/", "", AccessKey.lasting("ASIA", "another secret"), NOW));
        assertRefused(Fault.UNKNOWN_KEY, signed("/", "", new AccessKey("AKID", "a secret", Optional.of("token")), NOW));
    }

    @Test
    void aRequestIsGoodForFiveMinutesBeforeAndAfter() {
        for (Duration within : List.of(Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
            assertThat(verifier.verify(signed("/", "", KEY, NOW.plus(within)))).isEqualTo("AKID");
        }
        for (Duration beyond : List.of(Duration.ofSeconds(301), Duration.ofSeconds(-301), Duration.ofDays(400))) {
            assertRefused(Fault.EXPIRED, signed("/", "", KEY, NOW.plus(beyond)));
        }
    }

    @Test
    void aSignatureForAnotherServiceIsRefused() {
        Received request = signed("/", "", KEY, NOW);
        assertRefused(
                Fault.INVALID,
                request.with("Authorization", authorization(request).replace("/qldb/", "/s3/")));
    }

    @Test
    void aSignatureOfAnotherDayIsRefused() {
        Received request = signed("/", "", KEY, NOW);
        assertRefused(
                Fault.INVALID,
                request.with("Authorization", authorization(request).replace("20260101/", "20251231/")));
    }

    @Test
    void aRequestWithoutASignatureIsRefused() {
        assertRefused(Fault.MISSING, signed("/", "", KEY, NOW).without("Authorization"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic YTpi",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential",
                "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/qldb/aws4_request, SignedHeaders=host",
                "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/qldb/aws4_request, Signature=00",
                "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/qldb, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/qldb/aws5, SignedHeaders=host, Signature=00",
                "AWS4-ECDSA-P256-SHA256 Credential=AKID/20260101/qldb/aws4_request, SignedHeaders=host, Signature=00"
            })
    void aSignatureWithAPartMissingIsRefused(String authorization) {
        assertRefused(Fault.INCOMPLETE, signed("/", "", KEY, NOW).with("Authorization", authorization));
    }

    @Test
    void aDateThatIsNoneIsRefused() {
        assertRefused(Fault.INCOMPLETE, signed("/", "", KEY, NOW).without("X-Amz-Date"));
        assertRefused(Fault.INCOMPLETE, signed("/", "", KEY, NOW).with("X-Amz-Date", "20260101Tnoon"));
    }

    @Test
    void headersThatSayWhatToDoMustBeSigned() {
        Received request = signed("/", "", KEY, NOW);
        assertRefused(Fault.INVALID, request.with("X-Amz-Other", "added on the way"));
        assertRefused(
                Fault.INVALID,
                request.with("Authorization", authorization(request).replace(";host;", ";")));
    }

    @Test
    void aKeyDoesNotTellItsSecret() {
        assertThat(OF_SESSION.toString())
                .contains("ASIA")
                .doesNotContain("secret")
                .doesNotContain("token");
    }

    private void assertRefused(Fault fault, Received request) {
        assertThatExceptionOfType(SignatureRefusedException.class)
                .isThrownBy(() -> verifier.verify(request))
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(fault))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
    }

    private static String authorization(Received request) {
        return request.header("Authorization").orElseThrow();
    }

    private static Received signed(String target, String body, AccessKey key, Instant time) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://127.0.0.1:8081" + target))
                .putHeader("X-Amz-Target", "QLDBSession.SendCommand")
                .putHeader("Content-Type", "application/json")
                .build();
        AwsCredentialsIdentity identity = key.sessionToken()
                .<AwsCredentialsIdentity>map(
                        token -> AwsSessionCredentialsIdentity.create(key.id(), key.secret(), token))
                .orElseGet(() -> AwsCredentialsIdentity.create(key.id(), key.secret()));
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(identity)
                        .request(request)
                        .payload(ContentStreamProvider.fromString(body, StandardCharsets.UTF_8))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "qldb")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
                .request();
        return Received.of(signed, body);
    }
}
