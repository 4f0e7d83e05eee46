package io.adledger.ledger.journal;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.ion.UniqueId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Blocks to fill journals with: each inserts one document {@code {number: n}} into table {@code Numbers}. */
public final class Blocks {

    /** The id of table {@code Numbers}. */
    public static final String TABLE_ID = UniqueId.next();

    private Blocks() {}

    /** The next blocks of a chain. */
    public static List<Block> next(BlockChain chain, int count) {
        return IntStream.range(0, count).mapToObj(i -> next(chain)).toList();
    }

    /** The next block of a chain. */
    public static Block next(BlockChain chain) {
        return next(chain, "");
    }

    /** The next block of a chain, with a text in its document unless it is empty. */
    public static Block next(BlockChain chain, String text) {
        BlockAddress address = chain.nextAddress();
        Timestamp time = Timestamp.forMillis(1_600_000_000_000L + address.sequenceNo(), 0);
        String transactionId = UniqueId.next();
        IonStruct data = ION.newEmptyStruct();
        data.put("number").newInt(address.sequenceNo());
        if (!text.isEmpty()) {
            data.put("text").newString(text);
        }
        RevisionMetadata metadata = new RevisionMetadata(UniqueId.next(), 0, time, transactionId);
        Revision revision = new Revision(address, Revision.hashOf(metadata, IonHash.of(data)), data, null, metadata);
        TransactionInfo info = new TransactionInfo(
                List.of(new TransactionInfo.Statement("INSERT INTO Numbers ?", time, IonHash.of("INSERT"))),
                Map.of(metadata.id(), new TransactionInfo.ChangedDocument("Numbers", TABLE_ID, List.of(0))));
        return chain.next(transactionId, time, info, info.hash(), List.of(revision));
    }
}
