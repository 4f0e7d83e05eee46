package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.server.RawClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests made by hand: each fault has its own answer, and none of them harms the server. */
class SessionProtocolTest {

    private static final String NO_DIGEST = Base64.getEncoder().encodeToString(new byte[Hash.LENGTH]);

    private static InMemoryServer server;
    private static RawClient client;

    @BeforeAll
    static void start() {
        server = InMemoryServer.start();
        client = new RawClient(server.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @AfterEach
    void theServerStillAnswers() {
        String token = client.startSession();
        String transaction = client.startTransaction(token);
        assertThat(client.execute(token, transaction, "SELECT * FROM information_schema.user_tables")
                        .status())
                .isEqualTo(200);
        assertThat(client.command(token, "EndSession", "").status()).isEqualTo(200);
    }

    @Test
    void healthIsGoodOnceTheServerStands() {
        Answer answer = client.send(
                java.net.http.HttpRequest.newBuilder(server.endpoint().resolve("/health")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(RawClient.text(answer.json(), "status")).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"StartSession\": {\"LedgerName\": \"test\"}", "{]"})
    void whatIsNotJsonIsRefused(String body) {
        Answer answer = client.send(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isIn("SerializationException", "BadRequestException");
        assertThat(answer.requestId()).hasSize(22);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                       | not a JSON object",
                "{}                                                       | no command",
                "{\"StartSession\": null}                                 | no command",
                "{\"SessionToken\": \"x\", \"Unknown\": {}}               | no command",
                "{\"StartSession\": {}}                                   | LedgerName is missing",
                "{\"StartSession\": {\"LedgerName\": \"\"}}               | LedgerName is missing",
                "{\"StartSession\": {\"LedgerName\": 1}}                  | LedgerName is not a string",
                "{\"StartSession\": \"test\"}                             | StartSession",
                "{\"StartSession\": {\"LedgerName\": \"none\"}}           | none is not found",
                "{\"StartTransaction\": {}}                               | SessionToken is missing",
                "{\"StartTransaction\": {}, \"EndSession\": {}}           | more than one command",
                "{\"SessionToken\": 1, \"StartTransaction\": {}}          | SessionToken is not a string",
                "{\"SessionToken\": \"x\", \"ExecuteStatement\": {\"Statement\": \"y\"}}"
                        + "                                               | TransactionId is missing",
                "{\"SessionToken\": \"x\", \"ExecuteStatement\": {\"TransactionId\": \"y\"}}"
                        + "                                               | Statement is missing",
                "{\"SessionToken\": \"x\", \"FetchPage\": {\"TransactionId\": \"y\"}}"
                        + "                                               | NextPageToken is missing",
                "{\"SessionToken\": \"x\", \"CommitTransaction\": {\"TransactionId\": \"y\"}}"
                        + "                                               | CommitDigest is missing",
                "{\"SessionToken\": \"x\", \"CommitTransaction\": {\"TransactionId\": \"y\", \"CommitDigest\": \"aaaa\"}}"
                        + "                                               | CommitDigest is not 32 bytes",
                "{\"StartSession\": {\"LedgerName\": \"test\"}} {}        | not one JSON object"
            })
    void whatIsNoCommandIsRefused(String body, String message) {
        Answer answer = client.send(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("BadRequestException");
        assertThat(answer.message()).contains(message);
        assertThat(RawClient.text(answer.json(), "Code")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "1",
                "{\"IonText\": \"{\"}",
                "{\"IonText\": \"1 2\"}",
                "{\"IonText\": \"\"}",
                "{\"IonText\": 1}",
                "{\"IonBinary\": \"????\"}",
                "{\"IonBinary\": \"\"}",
                "{\"IonBinary\": \"4AEA6g==\"}",
                "{\"IonBinary\": \"4AEA6t4=\"}",
                "{\"IonBinary\": \"aGVsbG8=\"}",
                "{\"Other\": 1}"
            })
    void aParameterThatIsNoIonIsRefused(String parameter) {
        String token = client.startSession();
        String transaction = client.startTransaction(token);

        Answer answer = client.command(
                token,
                "ExecuteStatement",
                "\"TransactionId\": \"%s\", \"Statement\": \"SELECT ? FROM <<1>>\", \"Parameters\": [%s]"
                        .formatted(transaction, parameter));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isIn("BadRequestException", "SerializationException");
    }

    @Test
    void ionTextIsTakenAsWellAsIonBinary() {
        String token = client.startSession();
        String transaction = client.startTransaction(token);

        Answer answer = client.command(
                token,
                "ExecuteStatement",
                "\"TransactionId\": \"%s\", \"Statement\": \"SELECT VALUE ? FROM <<1>>\", \"Parameters\": [{\"IonText\": \"{a: 1.0}\"}]"
                        .formatted(transaction));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        IonStruct page = (IonStruct) ((IonStruct) answer.json().get("ExecuteStatement")).get("FirstPage");
        assertThat((IonList) page.get("Values")).hasSize(1);
    }

    @Test
    void aParameterNestedBeyondReasonIsRefused() {
        String token = client.startSession();
        String transaction = client.startTransaction(token);
        String nested = "[".repeat(200_000) + "]".repeat(200_000);

        Answer answer = client.command(
                token,
                "ExecuteStatement",
                "\"TransactionId\": \"%s\", \"Statement\": \"SELECT ? FROM <<1>>\", \"Parameters\": [{\"IonText\": \"%s\"}]"
                        .formatted(transaction, nested));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("BadRequestException");
    }

    @Test
    void anotherTargetIsRefused() {
        Answer answer = client.send(java.net.http.HttpRequest.newBuilder(server.endpoint())
                .header("X-Amz-Target", "QLDBSession.Other")
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("UnknownOperationException");
    }

    @Test
    void anotherPathMethodOrMediaTypeIsRefused() {
        assertThat(client.send(client.request()
                                .uri(server.endpoint().resolve("/elsewhere"))
                                .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(404);
        assertThat(client.send(client.request().PUT(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(405);
        assertThat(client.send(client.request()
                                .setHeader("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        Answer answer = client.send(" ".repeat((8 << 20) + 1));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.type()).isEqualTo("BadRequestException");
    }

    @Test
    void aTargetOrAHeaderBeyondTheLimitIsToldApartFromABody() {
        HttpResponse<String> target = client.get("/ledgers?next_token=" + "x".repeat(9_000));
        assertThat(target.statusCode()).isEqualTo(414);
        assertThat(target.body()).contains("BadRequestException", "target");

        Answer header = client.send(
                client.request().header("X-Amz-Large", "x".repeat(20_000)).POST(BodyPublishers.ofString("{}")));
        assertThat(header.status()).isEqualTo(431);
        assertThat(header.message()).contains("headers");
    }

    @Test
    void anUnknownTokenIsAnInvalidSession() {
        Answer answer = client.command("unknown", "StartTransaction", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("InvalidSessionException");
        assertThat(answer.message()).doesNotContain("unknown");
    }

    @Test
    void anEndedSessionIsGone() {
        String token = client.startSession();
        assertThat(client.command(token, "EndSession", "").status()).isEqualTo(200);

        assertThat(client.command(token, "StartTransaction", "").type()).isEqualTo("InvalidSessionException");
        assertThat(client.command(token, "EndSession", "").type()).isEqualTo("InvalidSessionException");
    }

    @Test
    void aSecondTransactionIsRefusedWhileOneIsOpen() {
        String token = client.startSession();
        String transaction = client.startTransaction(token);

        Answer second = client.command(token, "StartTransaction", "");

        assertThat(second.type()).isEqualTo("BadRequestException");
        assertThat(second.message()).isEqualTo("Transaction already open");
        assertThat(client.execute(token, transaction, "SELECT VALUE 1 FROM <<1>>")
                        .status())
                .as("the first goes on")
                .isEqualTo(200);
        assertThat(client.command(token, "AbortTransaction", "").status()).isEqualTo(200);
        assertThat(client.startTransaction(token)).isNotEqualTo(transaction);
    }

    @Test
    void anotherTransactionsIdIsRefused() {
        String token = client.startSession();
        String open = client.startTransaction(token);
        String other = client.startTransaction(client.startSession());

        Answer answer = client.execute(token, other, "SELECT VALUE 1 FROM <<1>>");

        assertThat(answer.type()).isEqualTo("BadRequestException");
        assertThat(client.execute(token, open, "SELECT VALUE 1 FROM <<1>>").status())
                .isEqualTo(200);
    }

    @Test
    void withoutATransactionThereIsNothingToExecuteOrCommit() {
        String token = client.startSession();

        assertThat(client.execute(token, "x", "SELECT VALUE 1 FROM <<1>>").message())
                .isEqualTo("No open transaction");
        assertThat(commit(token, "x", NO_DIGEST).message()).isEqualTo("No open transaction");
        assertThat(client.command(token, "AbortTransaction", "").status()).isEqualTo(200);
    }

    @Test
    void anotherDigestThanTheLedgersIsRefusedAndNothingIsCommitted() {
        String token = client.startSession();
        String transaction = client.startTransaction(token);
        assertThat(client.execute(token, transaction, "CREATE TABLE Mismatch").status())
                .isEqualTo(200);

        Answer refused = commit(token, transaction, NO_DIGEST);

        assertThat(refused.type()).isEqualTo("BadRequestException");
        assertThat(refused.message()).isEqualTo("Digests don't match");
        assertThat(commit(token, transaction, NO_DIGEST).message()).isEqualTo("No open transaction");
        assertThat(client.execute(token, client.startTransaction(token), "SELECT * FROM Mismatch")
                        .type())
                .as("the table was not created")
                .isEqualTo("BadRequestException");
    }

    @Test
    void theAnswerToACommitIsTheTransactionsDigest() {
        String token = client.startSession();
        String transaction = client.startTransaction(token);
        String statement = "CREATE TABLE Digest";
        assertThat(client.execute(token, transaction, statement).status()).isEqualTo(200);
        Hash digest = IonHash.of(transaction).dot(IonHash.of(statement));
        String encoded = Base64.getEncoder().encodeToString(digest.toBytes());

        Answer committed = commit(token, transaction, encoded);

        assertThat(committed.status()).as(committed.toString()).isEqualTo(200);
        assertThat(RawClient.text(committed.json(), "CommitTransaction", "CommitDigest"))
                .isEqualTo(encoded);
        assertThat(RawClient.text(committed.json(), "CommitTransaction", "TransactionId"))
                .isEqualTo(transaction);
    }

    @Test
    void resultsDieWithTheirTransaction() {
        String rows = "<<" + "1, ".repeat(200) + "1>>";
        String token = client.startSession();
        String transaction = client.startTransaction(token);
        Answer first = client.execute(token, transaction, "SELECT VALUE x FROM " + rows + " AS x");
        String page = RawClient.text(first.json(), "ExecuteStatement", "FirstPage", "NextPageToken");
        assertThat(client.command(token, "AbortTransaction", "").status()).isEqualTo(200);

        assertThat(fetch(token, transaction, page).message()).isEqualTo("No open transaction");
        assertThat(fetch(token, client.startTransaction(token), page).message()).contains("NextPageToken");
    }

    private static Answer commit(String token, String transaction, String digest) {
        return client.command(
                token,
                "CommitTransaction",
                "\"TransactionId\": \"%s\", \"CommitDigest\": \"%s\"".formatted(transaction, digest));
    }

    private static Answer fetch(String token, String transaction, String page) {
        return client.command(
                token,
                "FetchPage",
                "\"TransactionId\": \"%s\", \"NextPageToken\": \"%s\"".formatted(transaction, page));
    }
}
