package io.adledger.ledger.server;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests that no SDK would. JSON is read as Ion, which it is a part of. */
final class RawClient implements AutoCloseable {

    /** A status, the request id and the JSON of an answer. */
    record Answer(int status, String requestId, IonStruct json) {

        String type() {
            return text(json, "__type");
        }

        String message() {
            return text(json, "Message");
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    RawClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Sends a body as the SDKs do. */
    Answer send(String body) {
        return send(request().POST(BodyPublishers.ofString(body)));
    }

    /** A request with the headers of the session API. */
    HttpRequest.Builder request() {
        return HttpRequest.newBuilder(endpoint.resolve("/"))
                .header("X-Amz-Target", "QLDBSession.SendCommand")
                .header("Content-Type", "application/x-amz-json-1.0");
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("x-amzn-RequestId").orElse(""),
                    (IonStruct) IonValues.ION.singleValue(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is found at a path. */
    HttpResponse<String> get(String path) {
        try {
            return http.send(HttpRequest.newBuilder(endpoint.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a session with the ledger and returns its token. */
    String startSession() {
        return text(
                send("{\"StartSession\": {\"LedgerName\": \"" + InMemoryServer.LEDGER + "\"}}")
                        .json(),
                "StartSession",
                "SessionToken");
    }

    /** Starts a transaction and returns its id. */
    String startTransaction(String token) {
        return text(command(token, "StartTransaction", "").json(), "StartTransaction", "TransactionId");
    }

    /** Sends a command with these members. */
    Answer command(String token, String name, String members) {
        return send("{\"SessionToken\": \"%s\", \"%s\": {%s}}".formatted(token, name, members));
    }

    Answer execute(String token, String transactionId, String statement) {
        return command(
                token,
                "ExecuteStatement",
                "\"TransactionId\": \"%s\", \"Statement\": \"%s\"".formatted(transactionId, statement));
    }

    static String text(IonStruct json, String... path) {
        IonValue value = json;
        for (String name : path) {
            value = ((IonStruct) value).get(name);
        }
        return ((IonText) value).stringValue();
    }

    @Override
    public void close() {
        http.close();
    }
}
