package io.adledger.ledger.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.server.Command.AbortTransaction;
import io.adledger.ledger.server.Command.CommitTransaction;
import io.adledger.ledger.server.Command.EndSession;
import io.adledger.ledger.server.Command.ExecuteStatement;
import io.adledger.ledger.server.Command.FetchPage;
import io.adledger.ledger.server.Command.StartSession;
import io.adledger.ledger.server.Command.StartTransaction;
import io.adledger.ledger.transaction.Commit;
import io.adledger.ledger.transaction.OccConflictException;
import io.adledger.ledger.transaction.Page;
import io.adledger.ledger.transaction.Session;
import io.adledger.ledger.transaction.Sessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** QLDB's session API: a request's body in, the answer's body out. Thread-safe. */
final class SessionApi {

    /** What a request names as its {@code X-Amz-Target}. */
    static final String TARGET = "QLDBSession.SendCommand";

    private static final JsonFactory JSON = new JsonFactory();

    private final Sessions sessions;
    private final Metrics metrics;

    SessionApi(Sessions sessions, Metrics metrics) {
        this.sessions = sessions;
        this.metrics = metrics;
    }

    /**
     * Carries out the command in a body.
     *
     * @throws JsonProcessingException if it is not JSON
     * @throws RuntimeException for all that {@link ErrorAnswer} knows
     */
    byte[] answer(byte[] body) throws JsonProcessingException {
        long started = System.nanoTime();
        Content content = carryOut(CommandReader.read(body));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart(content.name());
            content.members().writeTo(json);
            long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            json.writeObjectFieldStart("TimingInformation");
            json.writeNumberField("ProcessingTimeMilliseconds", milliseconds);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Members {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private record Content(String name, Members members) {}

    private Content carryOut(Command command) {
        return switch (command) {
            case StartSession(String ledgerName) -> {
                String token = sessions.start(ledgerName).token();
                yield new Content("StartSession", json -> json.writeStringField("SessionToken", token));
            }
            case StartTransaction(String token) -> {
                String id = sessions.get(token).startTransaction();
                yield new Content("StartTransaction", json -> json.writeStringField("TransactionId", id));
            }
            case ExecuteStatement execute -> {
                Page page = execute(execute);
                yield new Content("ExecuteStatement", json -> write("FirstPage", page, json));
            }
            case FetchPage(String token, String transactionId, String nextPageToken) -> {
                Page page = sessions.get(token).fetchPage(transactionId, nextPageToken);
                yield new Content("FetchPage", json -> write("Page", page, json));
            }
            case CommitTransaction(String token, String transactionId, Hash digest) -> {
                Commit commit = commit(sessions.get(token), transactionId, digest);
                yield new Content("CommitTransaction", json -> write(commit, json));
            }
            case AbortTransaction(String token) -> {
                sessions.get(token).abort();
                yield new Content("AbortTransaction", json -> {});
            }
            case EndSession(String token) -> {
                sessions.end(token);
                yield new Content("EndSession", json -> {});
            }
        };
    }

    private Page execute(ExecuteStatement command) {
        Session session = sessions.get(command.sessionToken());
        long started = System.nanoTime();
        Page page = session.execute(command.transactionId(), command.statement(), command.parameters());
        Duration time = Duration.ofNanos(System.nanoTime() - started);
        metrics.of(session.ledgerName()).ifPresent(ledger -> ledger.executed(time));
        return page;
    }

    private Commit commit(Session session, String transactionId, Hash digest) {
        long started = System.nanoTime();
        try {
            Commit commit = session.commit(transactionId, digest);
            Duration time = Duration.ofNanos(System.nanoTime() - started);
            metrics.of(session.ledgerName()).ifPresent(ledger -> ledger.committed(time));
            return commit;
        } catch (OccConflictException conflict) {
            metrics.of(session.ledgerName()).ifPresent(Metrics.OfLedger::conflicted);
            throw conflict;
        }
    }

    private static void write(String name, Page page, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeArrayFieldStart("Values");
        for (byte[] value : page.values()) {
            json.writeStartObject();
            json.writeBinaryField("IonBinary", value);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (page.nextPageToken().isPresent()) {
            json.writeStringField("NextPageToken", page.nextPageToken().get());
        }
        json.writeEndObject();
        writeIOs(page.readIOs(), 0, json);
    }

    private static void write(Commit commit, JsonGenerator json) throws IOException {
        json.writeStringField("TransactionId", commit.transactionId());
        json.writeBinaryField("CommitDigest", commit.digest().toBytes());
        writeIOs(0, commit.writeIOs(), json);
    }

    private static void writeIOs(long reads, long writes, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("ConsumedIOs");
        json.writeNumberField("ReadIOs", reads);
        json.writeNumberField("WriteIOs", writes);
        json.writeEndObject();
    }
}
