package io.adledger.ledger.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.adledger.ledger.server.Command.AbortTransaction;
import io.adledger.ledger.server.Command.CommitTransaction;
import io.adledger.ledger.server.Command.EndSession;
import io.adledger.ledger.server.Command.ExecuteStatement;
import io.adledger.ledger.server.Command.FetchPage;
import io.adledger.ledger.server.Command.StartSession;
import io.adledger.ledger.server.Command.StartTransaction;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the command in a request's body. Members that it does not know are passed over. */
final class CommandReader {

    private static final JsonFactory JSON = new JsonFactory();

    private CommandReader() {}

    /**
     * The command in these bytes.
     *
     * @throws JsonProcessingException if they are not JSON
     * @throws MalformedCommandException if they are no command
     */
    static Command read(byte[] body) throws JsonProcessingException {
        try (JsonParser json = JSON.createParser(body)) {
            return read(json);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new MalformedCommandException("The request cannot be read: " + e.getMessage());
        }
    }

    private static Command read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedCommandException("The request is not a JSON object");
        }
        String token = null;
        Function<CommandMembers, Command> command = null;
        CommandMembers members = new CommandMembers();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            Function<CommandMembers, Command> named = named(name);
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            if (named != null) {
                if (command != null) {
                    throw new MalformedCommandException("The request has more than one command");
                }
                command = named;
                members.read(name, json);
            } else if (name.equals("SessionToken")) {
                token = CommandMembers.text(name, json);
            } else {
                json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw new MalformedCommandException("The request is not one JSON object");
        }
        if (command == null) {
            throw new MalformedCommandException("The request has no command");
        }
        members.sessionToken(token);
        return command.apply(members);
    }

    private static @Nullable Function<CommandMembers, Command> named(String name) {
        return switch (name) {
            case "StartSession" -> of -> new StartSession(of.ledgerName());
            case "StartTransaction" -> of -> new StartTransaction(of.sessionToken());
            case "ExecuteStatement" ->
                of -> new ExecuteStatement(of.sessionToken(), of.transactionId(), of.statement(), of.parameters());
            case "FetchPage" -> of -> new FetchPage(of.sessionToken(), of.transactionId(), of.nextPageToken());
            case "CommitTransaction" ->
                of -> new CommitTransaction(of.sessionToken(), of.transactionId(), of.commitDigest());
            case "AbortTransaction" -> of -> new AbortTransaction(of.sessionToken());
            case "EndSession" -> of -> new EndSession(of.sessionToken());
            default -> null;
        };
    }
}
