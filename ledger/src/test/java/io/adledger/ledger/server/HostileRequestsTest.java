package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.server.RawClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is sent, the answer comes, is typed and never says that the server is at fault; and the server goes on. */
class HostileRequestsTest {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final byte[] EVERY_TYPE = IonValues.ION.getLoader().load("""
                    {n: null.list, b: true, i: -12345678901234567890, f: 1.5e-300, d: 1234567890.123456789d-20,
                     t: 2026-11-21T12:34:56.789012-08:15, s: "text äöü 👍", y: symbol, c: {{"clob"}}, x: {{AQIDBA==}},
                     l: [1, [2, [3]], {a: {b: {c: 1}}}], p: (a b (c)), o: a::b::{c: d::1}}""").getBytes();
    private static final String COMMAND = """
            {"SessionToken": "TOKEN", "ExecuteStatement": {"TransactionId": "TRANSACTION", "Statement":\
             "SELECT t.a FROM T AS t WHERE t.a = ?", "Parameters": [{"IonText": "{a: 1}"}]}}""";

    @SuppressWarnings("NullAway.Init")
    private static InMemoryServer server;

    @SuppressWarnings("NullAway.Init")
    private static RawClient client;

    @BeforeContainer
    static void start() {
        server = InMemoryServer.start();
        client = new RawClient(server.endpoint());
        String token = client.startSession();
        client.execute(token, client.startTransaction(token), "CREATE TABLE T");
        client.command(token, "EndSession", "");
    }

    @AfterContainer
    static void stop() {
        client.close();
        server.close();
    }

    @AfterProperty
    void theServerStillAnswers() {
        String token = client.startSession();
        String transaction = client.startTransaction(token);
        assertThat(client.execute(token, transaction, "SELECT * FROM information_schema.user_tables")
                        .status())
                .isEqualTo(200);
        assertThat(client.command(token, "EndSession", "").status()).isEqualTo(200);
    }

    @Property(tries = 300)
    void anyBytesAreRefused(@ForAll @Size(max = 300) byte[] body) {
        assertThat(sent(body).status()).isEqualTo(400);
    }

    @Property(tries = 500)
    void aCommandWithBytesChangedIsAnsweredOrRefused(
            @ForAll @Size(min = 1, max = 4) int[] positions, @ForAll byte value, @ForAll boolean cut) {
        String token = client.startSession();
        byte[] body = COMMAND.replace("TOKEN", token)
                .replace("TRANSACTION", client.startTransaction(token))
                .getBytes(StandardCharsets.UTF_8);
        for (int position : positions) {
            body[Math.floorMod(position, body.length)] = value;
        }

        sent(cut ? Arrays.copyOf(body, Math.floorMod(positions[0], body.length)) : body);

        client.command(token, "EndSession", "");
    }

    @Property(tries = 1000)
    void aParameterWhoseIonIsChangedOrCutOffIsWrittenOrRefused(
            @ForAll @IntRange(max = 400) int position, @ForAll byte value, @ForAll boolean cut) {
        byte[] ion = EVERY_TYPE.clone();
        ion[position % ion.length] = value;

        inserted(
                "IonBinary", Base64.getEncoder().encodeToString(cut ? Arrays.copyOf(ion, position % ion.length) : ion));
    }

    @Property(tries = 300)
    void anyIonTextIsWrittenOrRefused(@ForAll("ionText") String text) {
        inserted("IonText", text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    }

    @Provide
    Arbitrary<String> ionText() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        "(",
                        ")",
                        "{{",
                        "}}",
                        "'",
                        "\"",
                        "'''",
                        "::",
                        ",",
                        ":",
                        "$ion_1_0",
                        "$0",
                        "$99",
                        "$ion_symbol_table::{imports: [{name: \"x\", version: 1, max_id: 1000000000}]}",
                        "a",
                        "1",
                        "-",
                        "1e5",
                        "1d999999999",
                        "0x",
                        "nan",
                        "2026-11-21T",
                        "2026-13-41T",
                        "null.struct",
                        "null.none",
                        "//",
                        "/*",
                        " ")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 200)
    void whatIsNoHttpIsAnsweredOrHungUpOn(@ForAll("http") byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(Math.toIntExact(LONGEST_ANSWER.toMillis()));
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).matches(text -> text.isEmpty() || text.startsWith("HTTP/1."), "HTTP, or nothing");
            assertThat(answer).doesNotContain("HTTP/1.1 5");
        }
    }

    @Provide
    Arbitrary<byte[]> http() {
        return Arbitraries.of(
                        "POST",
                        "GET",
                        " ",
                        "/",
                        "*",
                        " HTTP/1.1",
                        " HTTP/9.9",
                        "\r\n",
                        "\n",
                        "Host: x",
                        "Content-Length: 10",
                        "Content-Length: -1",
                        "Content-Length: 99999999999999999999",
                        "Transfer-Encoding: chunked",
                        "ffffffffff",
                        "X-Amz-Target: QLDBSession.SendCommand",
                        "X-Amz-Target: AmazonQLDB.Nothing",
                        ":",
                        "{}",
                        "\0",
                        "é")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void inserted(String form, String value) {
        String token = client.startSession();
        String members =
                "\"TransactionId\": \"%s\", \"Statement\": \"INSERT INTO T ?\", \"Parameters\": [{\"%s\": \"%s\"}]"
                        .formatted(client.startTransaction(token), form, value);

        sent("{\"SessionToken\": \"%s\", \"ExecuteStatement\": {%s}}"
                .formatted(token, members)
                .getBytes(StandardCharsets.UTF_8));

        client.command(token, "EndSession", "");
    }

    private static Answer sent(byte[] body) {
        Answer answer = client.send(client.request().timeout(LONGEST_ANSWER).POST(BodyPublishers.ofByteArray(body)));
        assertThat(answer.status()).as(answer.json().toString()).isIn(200, 400);
        if (answer.status() == 400) {
            assertThat(answer.type()).endsWith("Exception");
        }
        return answer;
    }
}
