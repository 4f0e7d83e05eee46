package io.adledger.ledger.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.server.signature.SignatureRefusedException;
import io.adledger.ledger.transaction.DigestMismatchException;
import io.adledger.ledger.transaction.InvalidCommandException;
import io.adledger.ledger.transaction.InvalidSessionException;
import io.adledger.ledger.transaction.LedgerFailedException;
import io.adledger.ledger.transaction.LimitExceededException;
import io.adledger.ledger.transaction.OccConflictException;
import io.adledger.ledger.transaction.ReplicaException;
import io.adledger.ledger.transaction.TransactionClosedException;
import io.adledger.ledger.transaction.TransactionExpiredException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A refusal, as the SDKs read it: they know the exception by its type, whatever the status; a status of 500 or 503 lets
 * the driver try again.
 *
 * @param code what {@code BadRequestException} and {@code InvalidSessionException} carry beside their message
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/driver-errors.html">Common errors of the driver</a>
 */
record ErrorAnswer(int status, String type, @Nullable String code, String message) {

    private static final JsonFactory JSON = new JsonFactory();

    /** The answer for what went wrong while a command was carried out. */
    static ErrorAnswer to(Throwable fault) {
        return switch (fault) {
            case OccConflictException conflict -> occConflict(conflict);
            case TransactionExpiredException expired -> invalidSession("TransactionExpired", expired);
            case InvalidSessionException invalid -> invalidSession("InvalidSession", invalid);
            case LimitExceededException limit -> new ErrorAnswer(400, "LimitExceededException", null, messageOf(limit));
            case DigestMismatchException mismatch -> badRequest("DigestMismatch", "Digests don't match");
            case ReplicaException replica -> badRequest("ReadOnlyReplica", messageOf(replica));
            case StatementException statement -> badRequest("InvalidStatement", messageOf(statement));
            case InvalidCommandException command -> badRequest("InvalidCommand", messageOf(command));
            case TransactionClosedException closed -> badRequest("InvalidCommand", "No open transaction");
            case MalformedCommandException malformed -> badRequest("InvalidParameter", messageOf(malformed));
            case SignatureRefusedException refused ->
                new ErrorAnswer(400, refused.fault().exceptionName(), null, messageOf(refused));
            case JsonProcessingException json ->
                new ErrorAnswer(400, "SerializationException", null, "The request is not JSON: " + place(json));
            case LedgerFailedException failed ->
                new ErrorAnswer(
                        500, "InternalFailure", null, "The ledger commits nothing any more: its store has failed");
            default -> new ErrorAnswer(500, "InternalFailure", null, "The ledger could not carry out the command");
        };
    }

    static ErrorAnswer badRequest(String code, String message) {
        return new ErrorAnswer(400, "BadRequestException", code, message);
    }

    /** The answer to what could not be read as a request. */
    static ErrorAnswer unreadable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException tooLong -> tooLarge(414, "The request's target is too long");
            case TooLongHttpHeaderException tooLong -> tooLarge(431, "The request's headers are too large");
            default -> badRequest("InvalidRequest", "The request is not HTTP");
        };
    }

    static ErrorAnswer tooLarge(int status, String message) {
        return new ErrorAnswer(status, "BadRequestException", "RequestTooLarge", message);
    }

    static ErrorAnswer capacityExceeded() {
        return new ErrorAnswer(503, "CapacityExceededException", null, "Capacity exceeded");
    }

    private static ErrorAnswer occConflict(OccConflictException conflict) {
        String document = conflict.documentId().map(id -> " on document " + id).orElse("");
        return new ErrorAnswer(400, "OccConflictException", null, "Optimistic concurrency control failure" + document);
    }

    private static ErrorAnswer invalidSession(String code, RuntimeException fault) {
        return new ErrorAnswer(400, "InvalidSessionException", code, messageOf(fault));
    }

    private static String messageOf(Throwable fault) {
        return String.valueOf(fault.getMessage());
    }

    private static String place(JsonProcessingException fault) {
        return fault.getOriginalMessage()
                + (fault.getLocation() == null
                        ? ""
                        : ", at byte " + fault.getLocation().getByteOffset());
    }

    byte[] body() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("__type", type);
            if (code != null) {
                json.writeStringField("Code", code);
            }
            json.writeStringField("Message", message);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
