package io.adledger.stream.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ad.TraceParent;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import io.adledger.stream.AdJournal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusEventsTest {

    private final AdJournal journal = new AdJournal();

    @Test
    void everyKindOfRevisionMakesAnEventAsTheSchemaSays() {
        journal.state("ad", 0, "10.50")
                .state("ad", 1, "100000")
                .delete("ad", 2)
                .restore("ad", 3, "10.50")
                .removeDocument("ad", 4)
                .redact("ad", 0);

        assertThat(events())
                .extracting(event -> event.type().detailType())
                .containsExactly("AdCreated", "AdUpdated", "AdDeleted", "AdRestored", "AdDeleted", "AdErased");
        assertThat(events()).allSatisfy(event -> assertThat(AdEventSchema.faults(AdEventSchema.read(event.detail())))
                .isEmpty());
        assertThat(events()).extracting(BusEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void anUpdateSaysWhatTheAdIsNowAndWhereItStandsInTheLedger() {
        journal.state("ad", 1, "100000");
        RevisionDetails revision = Deliveries.revisions(journal).getFirst();

        JsonNode detail = AdEventSchema.read(events().getFirst().detail());

        assertThat(detail.path("subject").asText()).isEqualTo("ad");
        assertThat(detail.path("id").asText()).isEqualTo("ad/1");
        assertThat(detail.path("data").path("ad").path("adTitle").asText()).isEqualTo("title 1");
        assertThat(events().getFirst().detail()).contains("\"price\":100000,");
        JsonNode ledger = detail.path("data").path("ledger");
        assertThat(ledger.path("hash").asText()).isEqualTo(revision.revision().hash());
        assertThat(ledger.path("sequenceNo").asLong())
                .isEqualTo(revision.revision().blockAddress().sequenceNo());
    }

    @Test
    void anEventIsPartOfTheTraceOfItsCommandIfItHasOne() {
        TraceParent command = TraceParent.begin();
        journal.state("ad", 0, "10")
                .traced(command)
                .state("ad", 1, "11")
                .delete("ad", 2)
                .removeDocument("ad", 3);

        List<JsonNode> details = events().stream()
                .map(event -> AdEventSchema.read(event.detail()))
                .toList();

        assertThat(details)
                .allSatisfy(detail -> assertThat(AdEventSchema.faults(detail)).isEmpty());
        assertThat(details)
                .extracting(detail -> detail.path("traceparent").asText("none"))
                .containsExactly("none", command.toString(), command.toString(), "none");
    }

    @Test
    void aDeletionHasNothingOfTheContent() {
        journal.state("ad", 0, "10").delete("ad", 1);

        assertThat(events().getLast().detail()).doesNotContain("title", "price", "bicycles");
    }

    @Test
    void anAdThatIsBackToLifeIsToldWithAllOfIt() {
        journal.state("ad", 0, "10").delete("ad", 1).restore("ad", 2, "10");

        JsonNode data = AdEventSchema.read(events().getLast().detail()).path("data");
        assertThat(data.path("version").asLong()).isEqualTo(2);
        assertThat(data.path("ad").path("price").asInt()).isEqualTo(10);
    }

    @Test
    void whereTheLedgerDoesNotSayWhichAdItWasTheDocumentIsTheSubject() {
        journal.removeDocument("ad", 1);

        JsonNode detail = AdEventSchema.read(events().getFirst().detail());
        assertThat(detail.path("subject").asText()).isEqualTo(AdJournal.documentId("ad"));
    }

    @Test
    void anErasureSaysWhatWasErasedAndWhereThatIsWritten() {
        journal.state("ad", 0, "10").state("ad", 1, "11").redact("ad", 0);

        BusEvent erased = events().getLast();

        assertThat(erased.type()).isEqualTo(BusEvent.Type.ERASED);
        assertThat(erased.version()).isZero();
        assertThat(erased.documentId()).isEqualTo(AdJournal.documentId("ad"));
        JsonNode ledger = AdEventSchema.read(erased.detail()).path("data").path("ledger");
        assertThat(ledger.path("sequenceNo").asLong())
                .isEqualTo(journal.blocks().getLast().sequenceNo());
        assertThat(ledger.path("txId").asText())
                .isEqualTo(journal.blocks().getLast().transactionId());
    }

    @Test
    void aRevisionThatComesWithoutItsContentIsToldOfByTheBlockThatErasedIt() {
        journal.redacted("ad", 0);

        assertThat(events()).isEmpty();
    }

    @Test
    void otherTablesMakeNoEvents() {
        journal.other("Publishers", "document");

        assertThat(events()).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNoEvent() {
        journal.state("ad", 0, "10");
        ObjectNode detail = (ObjectNode) AdEventSchema.read(events().getFirst().detail());
        detail.put("type", "AdDeleted");

        assertThat(AdEventSchema.faults(detail)).isNotEmpty();
    }

    private List<BusEvent> events() {
        return Deliveries.of(journal).stream()
                .flatMap(delivery -> BusEvents.of(delivery.record()).stream())
                .toList();
    }
}
