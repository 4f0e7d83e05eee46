package io.adledger.ledger.verification;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import io.adledger.verifier.BlockPlace;
import io.adledger.verifier.ConsistencyProof;
import io.adledger.verifier.Digest;
import io.adledger.verifier.LedgerHash;
import io.adledger.verifier.Proof;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A ledger with some history, and its answers as an auditor gets them: as Ion text. */
final class HonestLedger implements AutoCloseable {

    /** Where an auditor's own values are made. */
    private static final IonSystem AUDITOR = IonSystemBuilder.standard().build();

    private final Ledger ledger;

    private HonestLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    static HonestLedger open() {
        return of(Ledger.inMemory("ads", LedgerSettings.defaults()));
    }

    static HonestLedger of(Ledger ledger) {
        Committed.execute(ledger, "CREATE TABLE Ads");
        Committed.execute(ledger, "CREATE INDEX ON Ads (adId)");
        return ofAny(ledger);
    }

    /** A ledger that has its table already. */
    static HonestLedger ofAny(Ledger ledger) {
        return new HonestLedger(ledger);
    }

    Ledger ledger() {
        return ledger;
    }

    /** Publishes ads in one transaction, and changes one of them in another. */
    HonestLedger publish(int ads) {
        String ad = "{'adId': ?, 'adTitle': 'a bicycle', 'price': 12.50}";
        String all = String.join(", ", Collections.nCopies(ads, ad));
        Committed.execute(
                ledger,
                "INSERT INTO Ads << " + all + " >>",
                Stream.generate(() -> ION.newString("ad-1")).limit(ads).toArray(IonValue[]::new));
        Committed.execute(ledger, "UPDATE Ads SET price = 11.00 WHERE adId = ?", ION.newString("ad-1"));
        return this;
    }

    Digest digest() {
        return digest(ledger.proofs().digest());
    }

    Digest digest(long tip) {
        return digest(ledger.proofs().digest(address(tip)));
    }

    private static Digest digest(io.adledger.ledger.journal.Digest digest) {
        return new Digest(
                LedgerHash.ofBase64(digest.hash().toString()),
                new BlockPlace(digest.tip().strandId(), digest.tip().sequenceNo()));
    }

    BlockAddress address(long sequenceNo) {
        return new BlockAddress(ledger.proofs().digest().tip().strandId(), sequenceNo);
    }

    IonStruct block(long sequenceNo) {
        Block block =
                ledger.proofs().block(address(sequenceNo), Optional.empty()).block();
        return audited(block::writePublishedTo);
    }

    Proof blockProof(long sequenceNo, long tip) {
        return Proof.of(AUDITOR.singleValue(IonValues.text(ledger.proofs()
                .block(address(sequenceNo), Optional.of(address(tip)))
                .proof()
                .orElseThrow()::writeTo)));
    }

    IonStruct revision(long sequenceNo, String documentId) {
        return audited(ledger.proofs()
                .revision(address(sequenceNo), documentId, Optional.empty())
                .revision()::writeTo);
    }

    Proof revisionProof(long sequenceNo, String documentId, long tip) {
        return Proof.of(AUDITOR.singleValue(IonValues.text(ledger.proofs()
                .revision(address(sequenceNo), documentId, Optional.of(address(tip)))
                .proof()
                .orElseThrow()::writeTo)));
    }

    ConsistencyProof consistency(long older, long newer) {
        return ConsistencyProof.of(AUDITOR.singleValue(
                IonValues.text(ledger.proofs().consistency(address(older), address(newer))::writeTo)));
    }

    /** The documents that a block changed. */
    List<String> documents(long sequenceNo) {
        Block block =
                ledger.proofs().block(address(sequenceNo), Optional.empty()).block();
        return block.revisions().stream()
                .filter(revision -> !block.isSystem(revision))
                .map(revision -> revision.metadata().id())
                .toList();
    }

    List<IonStruct> journal() {
        try (Stream<Block> blocks = ledger.journal().read(0)) {
            return blocks.map(HonestLedger::audited).toList();
        }
    }

    /** A block as an auditor gets it. */
    static IonStruct audited(Block block) {
        return audited(block::writePublishedTo);
    }

    private static IonStruct audited(IonValues.Writable published) {
        return (IonStruct) AUDITOR.singleValue(IonValues.text(published));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
