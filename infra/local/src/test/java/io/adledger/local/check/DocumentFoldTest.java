package io.adledger.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentFoldTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();
    private static final String CREATED = """
            {adId: "a", publisherId: "p", adTitle: "bike", adDescription: "", price: 10., currency: "EUR",
             category: "c", tags: ["x", "y"], createdAt: 2026-01-01T00:00:00.000Z, updatedAt: 2026-01-01T00:00:00.000Z,
             event: {type: "AdCreated"}}""";
    private static final String UPDATED = """
            {adId: "a", publisherId: "p", adTitle: "bike", adDescription: "", price: 12.50, currency: "EUR",
             category: "c", tags: [], createdAt: 2026-01-01T00:00:00.000Z, updatedAt: 2026-01-02T00:00:00.000Z,
             event: {type: "AdUpdated"}}""";
    private static final String DELETED = """
            {adId: "a", publisherId: "p", createdAt: 2026-01-01T00:00:00.000Z, updatedAt: 2026-01-03T00:00:00.000Z,
             event: {type: "AdDeleted"}}""";

    @Test
    void theLastVersionStandsInItsCanonicalSpelling() {
        assertThat(fold(revision(0, CREATED), revision(1, UPDATED)))
                .containsExactly(Map.ofEntries(
                        Map.entry("adId", "a"),
                        Map.entry("publisherId", "p"),
                        Map.entry("documentId", "doc"),
                        Map.entry("adTitle", "bike"),
                        Map.entry("adDescription", ""),
                        Map.entry("price", "12.5"),
                        Map.entry("currency", "EUR"),
                        Map.entry("category", "c"),
                        Map.entry("tags", "[]"),
                        Map.entry("createdAt", "2026-01-01T00:00:00Z"),
                        Map.entry("updatedAt", "2026-01-02T00:00:00Z"),
                        Map.entry("listKey", "2026-01-01T00:00:00Z#a"),
                        Map.entry("sequenceNo", "101"),
                        Map.entry("version", "1")));
    }

    @Test
    void nothingOfADeletedAdRemainsButItsTombstone() {
        assertThat(fold(revision(0, CREATED), revision(1, DELETED)))
                .containsExactly(Map.of(
                        "adId", "a",
                        "publisherId", "p",
                        "documentId", "doc",
                        "deleted", "true",
                        "deletedAt", "2026-01-03T00:00:00Z",
                        "version", "1"));
    }

    @Test
    void anAdThatIsRestoredIsAllThereAgain() {
        String restored = UPDATED.replace("AdUpdated", "AdRestored");

        assertThat(fold(revision(0, CREATED), revision(1, DELETED), revision(2, restored)))
                .isEqualTo(fold(revision(0, CREATED), revision(1, UPDATED), revision(2, UPDATED)));
    }

    @Test
    void aDocumentDeletedFromTheLedgerLeavesATombstoneAndAMarker() {
        assertThat(fold(revision(0, CREATED), revision(1, "null")))
                .extracting(item -> item.get("adId"))
                .containsExactly("a", "document#doc");
    }

    @Test
    void aMissingVersionShows() {
        assertThat(fold(revision(0, CREATED), revision(2, UPDATED)))
                .extracting(item -> item.get("version"))
                .containsExactly("missing version 1");
    }

    private static List<Map<String, String>> fold(AdRevision... revisions) {
        var fold = new DocumentFold("doc");
        List.of(revisions).forEach(fold::apply);
        return fold.items();
    }

    private static AdRevision revision(int version, String data) {
        return AdRevision.of((IonStruct) ION.singleValue("""
                {blockAddress: {strandId: "s", sequenceNo: %d}, hash: {{}}, data: %s,
                 metadata: {id: "doc", version: %d, txTime: 2026-02-01T00:00:00.000Z, txId: "t"}}
                """.formatted(100 + version, data, version)));
    }
}
