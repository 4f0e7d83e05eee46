package io.adledger.bench.sample;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import com.amazon.ion.Timestamp;
import io.adledger.ad.AdRevision;
import io.adledger.bench.sample.SampleAds.Step;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.journal.RevisionMetadata;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.journal.TransactionInfo.ChangedDocument;
import io.adledger.ledger.journal.TransactionInfo.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A journal of made-up ads as the ledger would have written it, a block for each event, chained and hashed. */
public final class SampleJournal {

    private static final int AT_ONCE = 1_000;
    private static final String STATEMENT = "UPDATE Ads AS a BY document SET a = ? WHERE document = ?";

    private final Map<Integer, String> documents = new HashMap<>();
    private final BlockChain chain = BlockChain.begin();

    private SampleJournal() {}

    /**
     * Fills an empty journal.
     *
     * @param events that happen to the ads, at least as many as there are ads
     */
    public static void fill(JournalStore journal, int ads, int events) {
        SampleJournal sample = new SampleJournal();
        SampleAds steps = new SampleAds(ads);
        for (int done = 0; done < events; ) {
            List<Block> blocks = new ArrayList<>();
            while (blocks.size() < AT_ONCE && done + blocks.size() < events) {
                blocks.add(sample.block(steps.next()));
            }
            journal.append(done, blocks);
            done += blocks.size();
        }
    }

    private Block block(Step step) {
        Timestamp time = Timestamp.forMillis(step.at().toEpochMilli(), 0);
        String transaction = UniqueId.next();
        String document = documents.computeIfAbsent(step.ad(), _ -> UniqueId.next());
        RevisionMetadata metadata = new RevisionMetadata(document, step.version(), time, transaction);
        IonStruct data = step.revision().toIon(ION);
        Hash hash = Revision.hashOf(metadata, IonHash.of(data));
        Revision revision = new Revision(chain.nextAddress(), hash, data, null, metadata);
        TransactionInfo info = new TransactionInfo(
                List.of(new Statement(STATEMENT, time, IonHash.of(STATEMENT))),
                Map.of(document, new ChangedDocument(AdRevision.TABLE, "table-of-ads", List.of(0))));
        return chain.next(transaction, time, info, info.hash(), List.of(revision));
    }
}
