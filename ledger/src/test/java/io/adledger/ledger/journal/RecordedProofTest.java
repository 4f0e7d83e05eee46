package io.adledger.ledger.journal;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Answers of the service itself; where they are from stands beside them. */
class RecordedProofTest {

    private final IonStruct recorded = recorded();
    private final Block block = Block.from((IonStruct) ion("GetBlock", "Block"));
    private final Hash digest = Hash.of(Base64.getDecoder().decode(text(struct(recorded, "GetDigest"), "Digest")));

    @Test
    void theBlocksProofLeadsFromItsHashToTheDigest() {
        assertThat(proof("GetBlock").from(block.blockHash())).isEqualTo(digest);
    }

    @Test
    void ourWayFromARevisionToItsBlockIsTheServices() {
        Proof ours = BlockPaths.toBlockHash(block, 0).then(proof("GetBlock"));

        assertThat(ours).isEqualTo(proof("GetRevision"));
        assertThat(ours.from(block.revisions().getFirst().hash())).isEqualTo(digest);
    }

    @Test
    void ourTextOfABlockARevisionAndAProofIsTheServices() {
        assertThat(IonValues.text(block::writePublishedTo)).isEqualTo(ionText("GetBlock", "Block"));
        assertThat(IonValues.text(block.revisions().getFirst()::writeTo)).isEqualTo(ionText("GetRevision", "Revision"));
        assertThat(IonValues.text(proof("GetRevision")::writeTo)).isEqualTo(ionText("GetRevision", "Proof"));
    }

    private Proof proof(String answer) {
        List<Hash> hashes =
                ((IonList) ion(answer, "Proof")).stream().map(Hash::of).toList();
        return new Proof(hashes);
    }

    private IonValue ion(String answer, String member) {
        return ION.singleValue(ionText(answer, member));
    }

    private String ionText(String answer, String member) {
        return text(struct(struct(recorded, answer), member), "IonText");
    }

    private static IonStruct struct(IonStruct parent, String field) {
        return (IonStruct) parent.get(field);
    }

    private static String text(IonStruct parent, String field) {
        return ((IonText) parent.get(field)).stringValue();
    }

    private static IonStruct recorded() {
        try (InputStream file = Objects.requireNonNull(
                RecordedProofTest.class.getResourceAsStream("/recorded/digest-block-revision-proof.json"))) {
            return (IonStruct) ION.singleValue(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
