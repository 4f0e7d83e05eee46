package io.adledger.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ion.IonBlob;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonReader;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import com.amazon.ionhash.IonHashReader;
import com.amazon.ionhash.IonHashReaderBuilder;
import com.amazon.ionhash.MessageDigestIonHasherProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldb.model.GetBlockResponse;
import software.amazon.awssdk.services.qldb.model.GetDigestResponse;
import software.amazon.awssdk.services.qldb.model.GetRevisionResponse;
import software.amazon.awssdk.services.qldb.model.InvalidParameterException;
import software.amazon.awssdk.services.qldb.model.ValueHolder;

/** Digests, blocks and revisions by the unmodified client, verified here from the documented formulas alone. */
public abstract class ProofConformance {

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    private final String table = "P" + UUID.randomUUID().toString().replace("-", "");
    private QldbClient client;
    private LedgerClient driver;

    /** Where the ledger is. */
    protected abstract Endpoint endpoint();

    /** What it is called. */
    protected abstract String ledger();

    @BeforeEach
    void createTable() {
        client = endpoint().controlClient();
        driver = endpoint().driver(ledger());
        driver.run(transaction -> {
            transaction.execute("CREATE TABLE " + table);
        });
    }

    @AfterEach
    void dropTable() {
        driver.run(transaction -> {
            transaction.execute("DROP TABLE " + table);
        });
        driver.close();
        client.close();
    }

    /** The address of a revision in the journal. */
    private record Written(String documentId, IonStruct address) {}

    private Written insert(int number) {
        String id = driver.call(transaction -> {
            IonStruct document = ION.newEmptyStruct();
            document.put("number").newInt(number);
            IonStruct answer = (IonStruct) transaction
                    .execute("INSERT INTO " + table + " ?", document)
                    .iterator()
                    .next();
            return ((IonText) answer.get("documentId")).stringValue();
        });
        IonValue address = driver.call(transaction -> {
            return transaction
                    .execute(
                            "SELECT VALUE blockAddress FROM _ql_committed_" + table + " WHERE metadata.id = ?",
                            ION.newString(id))
                    .iterator()
                    .next();
        });
        return new Written(id, (IonStruct) ION.singleValue(address.toString()));
    }

    @Test
    void aRevisionIsProvenByTheDigest() {
        Written written = insert(1);
        insert(2);
        GetDigestResponse digest = digest();

        GetRevisionResponse answer = client.getRevision(request -> request.name(ledger())
                .blockAddress(holder(written.address()))
                .documentId(written.documentId())
                .digestTipAddress(digest.digestTipAddress()));

        IonStruct revision = struct(answer.revision());
        byte[] hash = dot(hashOf(revision.get("metadata")), hashOf(revision.get("data")));
        assertThat(blob(revision.get("hash"))).isEqualTo(hash);
        assertThat(((IonInt) ((IonStruct) revision.get("data")).get("number")).intValue())
                .isEqualTo(1);
        assertThat(fold(hash, answer.proof())).isEqualTo(digest.digest().asByteArray());
    }

    @Test
    void aBlockIsProvenByTheDigest() {
        Written written = insert(1);
        insert(2);
        insert(3);
        GetDigestResponse digest = digest();

        GetBlockResponse answer = client.getBlock(request -> request.name(ledger())
                .blockAddress(holder(written.address()))
                .digestTipAddress(digest.digestTipAddress()));

        IonStruct block = struct(answer.block());
        byte[] hash = dot(blob(block.get("entriesHash")), blob(block.get("previousBlockHash")));
        assertThat(blob(block.get("blockHash"))).isEqualTo(hash);
        assertThat(block.get("blockAddress")).isEqualTo(written.address());
        assertThat(fold(hash, answer.proof())).isEqualTo(digest.digest().asByteArray());
    }

    @Test
    void anOlderDigestStillProvesWhatItCovers() {
        Written written = insert(1);
        GetDigestResponse digest = digest();
        for (int number = 2; number < 9; number++) {
            insert(number);
        }

        GetBlockResponse answer = client.getBlock(request -> request.name(ledger())
                .blockAddress(holder(written.address()))
                .digestTipAddress(digest.digestTipAddress()));

        assertThat(fold(blob(struct(answer.block()).get("blockHash")), answer.proof()))
                .isEqualTo(digest.digest().asByteArray());
        assertThat(digest().digest()).isNotEqualTo(digest.digest());
    }

    @Test
    void withoutADigestThereIsNoProof() {
        Written written = insert(1);

        assertThat(client.getBlock(request -> request.name(ledger()).blockAddress(holder(written.address())))
                        .proof())
                .isNull();
        assertThat(client.getRevision(request -> request.name(ledger())
                                .blockAddress(holder(written.address()))
                                .documentId(written.documentId()))
                        .proof())
                .isNull();
    }

    @Test
    void whatIsNotInTheJournalIsNamed() {
        Written written = insert(1);
        Written later = insert(2);
        ValueHolder beyond = ValueHolder.builder()
                .ionText(written.address().toString().replaceAll("sequenceNo:\\d+", "sequenceNo:999999999"))
                .build();

        assertInvalid(
                "BlockAddress",
                () -> client.getBlock(request -> request.name(ledger()).blockAddress(beyond)));
        assertInvalid(
                "DigestTipAddress",
                () -> client.getBlock(request -> request.name(ledger())
                        .blockAddress(holder(written.address()))
                        .digestTipAddress(beyond)));
        assertInvalid(
                "DigestTipAddress",
                () -> client.getBlock(request -> request.name(ledger())
                        .blockAddress(holder(later.address()))
                        .digestTipAddress(holder(written.address()))));
        assertInvalid(
                "DocumentId",
                () -> client.getRevision(request -> request.name(ledger())
                        .blockAddress(holder(written.address()))
                        .documentId(later.documentId())));
        assertInvalid(
                "BlockAddress",
                () -> client.getBlock(request -> request.name(ledger())
                        .blockAddress(
                                ValueHolder.builder().ionText("{strandId: 1}").build())));
    }

    private static void assertInvalid(String parameter, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(InvalidParameterException.class, refused -> assertThat(refused.parameterName())
                        .isEqualTo(parameter));
    }

    private GetDigestResponse digest() {
        return client.getDigest(request -> request.name(ledger()));
    }

    private static ValueHolder holder(IonStruct address) {
        return ValueHolder.builder().ionText(address.toString()).build();
    }

    private static IonStruct struct(ValueHolder holder) {
        return (IonStruct) ION.singleValue(holder.ionText());
    }

    private static byte[] blob(IonValue value) {
        return ((IonBlob) value).getBytes();
    }

    private static byte[] fold(byte[] start, ValueHolder proof) {
        byte[] reached = start;
        for (IonValue hash : (IonList) ION.singleValue(proof.ionText())) {
            reached = dot(reached, blob(hash));
        }
        return reached;
    }

    private static byte[] hashOf(IonValue value) {
        try (IonReader reader = ION.newReader(value);
                IonHashReader hashing = IonHashReaderBuilder.standard()
                        .withHasherProvider(new MessageDigestIonHasherProvider("SHA-256"))
                        .withReader(reader)
                        .build()) {
            hashing.next();
            hashing.next();
            return hashing.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The smaller first, compared as signed bytes from the last to the first. */
    private static byte[] dot(byte[] left, byte[] right) {
        int order = 0;
        for (int i = left.length - 1; i >= 0 && order == 0; i--) {
            order = Byte.compare(left[i], right[i]);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(order <= 0 ? left : right);
            digest.update(order <= 0 ? right : left);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
