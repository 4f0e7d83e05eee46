package io.adledger.ledger.server;

import com.amazon.ion.IonException;
import com.amazon.ion.IonValue;
import com.amazon.ion.util.IonStreamUtils;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a command's JSON object, each asked for by the command that needs it. */
final class CommandMembers {

    private static final int MAX_STATEMENT = 100_000;

    private final Map<String, String> texts = new HashMap<>();
    private final List<IonValue> parameters = new ArrayList<>();
    private @Nullable Hash commitDigest;

    void read(String command, JsonParser json) throws IOException {
        requireStart(JsonToken.START_OBJECT, command, json);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (name) {
                case "LedgerName", "TransactionId", "Statement", "NextPageToken" -> texts.put(name, text(name, json));
                case "CommitDigest" -> commitDigest = hash(bytes(name, json));
                case "Parameters" -> readParameters(json);
                default -> json.skipChildren();
            }
        }
    }

    private void readParameters(JsonParser json) throws IOException {
        requireStart(JsonToken.START_ARRAY, "Parameters", json);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            requireStart(JsonToken.START_OBJECT, "Parameters", json);
            parameters.add(readValue(json));
        }
    }

    private static IonValue readValue(JsonParser json) throws IOException {
        IonValue value = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            value = switch (name) {
                case "IonBinary" -> ion(bytes(name, json));
                case "IonText" -> ion(text(name, json));
                default -> throw new MalformedCommandException("A parameter has no member " + name);
            };
        }
        if (value == null) {
            throw new MalformedCommandException("A parameter has neither IonBinary nor IonText");
        }
        return value;
    }

    private static IonValue ion(byte[] binary) {
        if (!IonStreamUtils.isIonBinary(binary)) {
            throw new MalformedCommandException("A parameter's IonBinary is not Ion binary");
        }
        try {
            return IonValues.ION.singleValue(binary);
        } catch (IonException | IndexOutOfBoundsException | IllegalStateException e) {
            throw new MalformedCommandException("A parameter's IonBinary is not one Ion value: " + e.getMessage());
        }
    }

    private static IonValue ion(String text) {
        try {
            return IonValues.ION.singleValue(text);
        } catch (IonException e) {
            throw new MalformedCommandException("A parameter's IonText is not one Ion value: " + e.getMessage());
        }
    }

    static String text(String name, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new MalformedCommandException("The member " + name + " is not a string");
        }
        return json.getText();
    }

    private static byte[] bytes(String name, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new MalformedCommandException("The member " + name + " is not base64");
        }
        return json.getBinaryValue();
    }

    private static Hash hash(byte[] digest) {
        if (digest.length != Hash.LENGTH) {
            throw new MalformedCommandException("The parameter CommitDigest is not " + Hash.LENGTH + " bytes long");
        }
        return Hash.of(digest);
    }

    private static void requireStart(JsonToken start, String name, JsonParser json) {
        if (json.currentToken() != start) {
            throw new MalformedCommandException("The member " + name + " is not what it should be: "
                    + (start == JsonToken.START_OBJECT ? "an object" : "an array"));
        }
    }

    void sessionToken(@Nullable String token) {
        if (token != null) {
            texts.put("SessionToken", token);
        }
    }

    String sessionToken() {
        return required("SessionToken");
    }

    String ledgerName() {
        return required("LedgerName");
    }

    String transactionId() {
        return required("TransactionId");
    }

    String nextPageToken() {
        return required("NextPageToken");
    }

    String statement() {
        String statement = required("Statement");
        if (statement.length() > MAX_STATEMENT) {
            throw new MalformedCommandException("The statement is longer than " + MAX_STATEMENT + " characters");
        }
        return statement;
    }

    List<IonValue> parameters() {
        return parameters;
    }

    Hash commitDigest() {
        if (commitDigest == null) {
            throw missing("CommitDigest");
        }
        return commitDigest;
    }

    private String required(String name) {
        String value = texts.get(name);
        if (value == null || value.isEmpty()) {
            throw missing(name);
        }
        return value;
    }

    private static MalformedCommandException missing(String name) {
        return new MalformedCommandException("The parameter " + name + " is missing");
    }
}
