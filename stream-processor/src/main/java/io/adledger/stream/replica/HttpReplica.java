package io.adledger.stream.replica;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonWriter;
import com.amazon.ion.Timestamp;
import com.amazon.ion.system.IonBinaryWriterBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.replica.Replica;
import io.adledger.ledger.transaction.ReplicaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * A replica behind a ledger server, reached by the server's own operation {@code POST /ledgers/NAME/follow}. The server verifies the
 * blocks once more. Thread-safe.
 */
public final class HttpReplica implements Replica {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** With Base64 around it, and a block that goes beyond it, still less than what a server takes. */
    private static final int MOST_BYTES = 2 << 20;

    private static final int PRECONDITION_FAILED = 412;

    private final SignedCalls calls;
    private final String path;

    /**
     * A replica.
     *
     * @param name of the ledger
     */
    public HttpReplica(SignedCalls calls, String name) {
        this.calls = calls;
        this.path = "/ledgers/" + name + "/follow";
    }

    /** @throws ReplicaUnavailableException if the server does not answer now */
    @Override
    public Standing standing() {
        JsonNode answer = post(JSON.createObjectNode());
        return new Standing(answer.path("Follows").asBoolean(), tip(answer.path("Tip")));
    }

    private static Optional<JournalTip> tip(JsonNode tip) {
        if (!tip.isObject()) {
            return Optional.empty();
        }
        try {
            IonStruct address = (IonStruct) IonValues.ION.singleValue(
                    tip.path("BlockAddress").path("IonText").asText());
            return Optional.of(new JournalTip(
                    BlockAddress.from(address),
                    Hash.of(tip.path("BlockHash").binaryValue()),
                    Timestamp.valueOf(tip.path("BlockTimestamp").asText())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws ReplicaUnavailableException if the server does not answer now; some of the blocks may have been taken */
    @Override
    public void follow(List<Block> blocks) {
        ArrayNode elements = JSON.createArrayNode();
        int bytes = 0;
        for (Block block : blocks) {
            byte[] ion = encoded(block);
            if (!elements.isEmpty() && bytes + ion.length > MOST_BYTES) {
                send(elements);
                elements = JSON.createArrayNode();
                bytes = 0;
            }
            elements.addObject().put("IonBinary", ion);
            bytes += ion.length;
        }
        send(elements);
    }

    private void send(ArrayNode blocks) {
        ObjectNode body = JSON.createObjectNode();
        body.set("Blocks", blocks);
        post(body);
    }

    private static byte[] encoded(Block block) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (IonWriter writer = IonBinaryWriterBuilder.standard().build(content)) {
            block.writePublishedTo(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }

    private JsonNode post(ObjectNode body) {
        try {
            SignedCalls.Reply reply = calls.post(path, JSON.writeValueAsBytes(body));
            if (reply.status() == 200) {
                return JSON.readTree(reply.body());
            }
            String message = JSON.readTree(reply.body()).path("Message").asText("status " + reply.status());
            throw reply.status() == PRECONDITION_FAILED
                    ? new ReplicaException(message)
                    : new ReplicaUnavailableException("the replica answers " + reply.status() + ": " + message, null);
        } catch (IOException e) {
            throw new ReplicaUnavailableException("the replica does not answer: " + e, e);
        }
    }
}
