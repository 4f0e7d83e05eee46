package io.adledger.ad;

import static io.adledger.ad.AdScenario.BICYCLE;
import static io.adledger.ad.AdScenario.createBy;
import static io.adledger.ad.AdScenario.deleteBy;
import static io.adledger.ad.AdScenario.given;
import static io.adledger.ad.AdScenario.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdRevisionTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    @Test
    void aDocumentIsTheStateAndTheEvent() {
        IonStruct document = document(nothing(), createBy("anna", BICYCLE));

        IonStruct event = (IonStruct) document.get("event");
        event.remove("id");
        event.remove("commandId");
        assertThat(document).isEqualTo(ION.singleValue("""
                                {adId: "0123456789abcdefghijkl", publisherId: "anna", adTitle: "Bicycle",
                                 adDescription: "", price: 120., currency: "EUR", category: "Vehicles", tags: [],
                                 createdAt: 2026-03-01T12:00:00.123Z, updatedAt: 2026-03-01T12:00:00.123Z,
                                 event: {type: "AdCreated", occurredAt: 2026-03-01T12:00:00.123Z, actor: "anna",
                                         changed: ["adTitle", "adDescription", "price", "currency", "category", "tags"]}}
                                """));
    }

    @Test
    void theDocumentOfADeletedAdHasNothingOfWhatItSaid() {
        IonStruct document = document(given(createBy("anna", BICYCLE)), deleteBy("anna"));

        document.remove("event");
        assertThat(document).isEqualTo(ION.singleValue("""
                                {adId: "0123456789abcdefghijkl", publisherId: "anna",
                                 createdAt: 2026-03-01T12:00:00.123Z, updatedAt: 2026-03-01T12:02:00.123Z}
                                """));
    }

    @Test
    void theDocumentOfARestoredAdSaysWhichVersionItHasTheContentOf() {
        AdScenario bicycle = given(createBy("anna", BICYCLE));
        AdScenario deleted = given(createBy("anna", BICYCLE), deleteBy("anna"));
        AdEvent restored = AdScenario.accepted(deleted.when(AdScenario.restoreTo(bicycle.state())));

        IonStruct document = AdRevision.of(deleted.state(), restored).toIon(ION);

        IonStruct event = (IonStruct) document.get("event");
        assertThat(event.get("type")).isEqualTo(ION.newString("AdRestored"));
        assertThat(event.get("restored")).isEqualTo(ION.singleValue("{version: 0, asOf: 2026-03-01T12:00:01.123Z}"));
    }

    @Test
    void fieldsThatItDoesNotKnowAreLeftAlone() {
        IonStruct document = document(nothing(), createBy("anna", BICYCLE));
        AdRevision read = AdRevision.from(document, 0);

        document.put("colour").newString("red");
        ((IonList) ((IonStruct) document.get("event")).get("changed")).add().newString("colour");
        assertThat(AdRevision.from(document, 0)).isEqualTo(read);
    }

    @Test
    void theTraceOfTheCommandIsKeptWithTheEvent() {
        TraceParent trace = TraceParent.begin();
        AdCommand.Order order = new AdCommand.Order("command", "anna", AdScenario.NOON, Optional.of(trace));
        IonStruct document = document(nothing(), new AdCommand.CreateAd(AdScenario.AD, "anna", BICYCLE, order));

        assertThat(((IonStruct) document.get("event")).get("traceparent")).isEqualTo(ION.newString(trace.toString()));
        assertThat(AdRevision.from(document, 0).event().envelope().trace()).contains(trace);
    }

    @Test
    void anEventOfBeforeTracesWereKeptIsReadAsBefore() {
        IonStruct old = (IonStruct) ION.singleValue("""
                {adId: "1wztatmKmEeHfAlkqXBOcQ", publisherId: "awesome-publisher", adTitle: "awesome title",
                 adDescription: "", price: 10., currency: "EUR", category: "awesome category", tags: ["awesome"],
                 createdAt: 2026-11-21T02:35:14.919Z, updatedAt: 2026-11-21T02:35:14.919Z,
                 event: {id: "38rT7Z3edkYSQZ5nXn2CYq", type: "AdCreated", occurredAt: 2026-11-21T02:35:14.919Z,
                         actor: "awesome-publisher", commandId: "4fGc5Xl1ZtMDkYr2bJpUuV", changed: ["adTitle"]}}
                """);

        AdRevision revision = AdRevision.from(old, 0);

        assertThat(revision.event().envelope().trace()).isEmpty();
        assertThat(((IonStruct) revision.toIon(ION).get("event")).containsKey("traceparent"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"nonsense\"", "null.string", "7", "{}", "\"00-0-0-00\""})
    void aTraceThatIsMalformedIsNoReasonToRefuseAnEvent(String malformed) {
        IonStruct document = document(nothing(), createBy("anna", BICYCLE));
        AdRevision read = AdRevision.from(document, 0);

        ((IonStruct) document.get("event")).put("traceparent", ION.singleValue(malformed));

        assertThat(AdRevision.from(document, 0)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            adTitle     | null                | adTitle is NULL
            adTitle     | 7                   | adTitle is INT
            price       | "7"                 | price is STRING
            price       | 1d400               | price has too many digits
            tags        | ["a", 3]            | tags holds INT
            createdAt   | "2026"              | createdAt is STRING
            event       | {}                  | id is missing
            event.type  | "AdSold"            | there are no events of type AdSold
            """)
    void whatIsNoAdIsRefusedWithTheReason(String path, String value, String reason) {
        IonStruct document =
                document(given(createBy("anna", BICYCLE)), AdScenario.updateBy("anna", BICYCLE.withTitle("Bike")));
        String[] names = path.split("\\.", -1);
        IonStruct holder = names.length == 1 ? document : (IonStruct) document.get(names[0]);
        holder.put(names[names.length - 1], ION.singleValue(value));

        assertThatExceptionOfType(NotAnAdException.class)
                .isThrownBy(() -> AdRevision.from(document, 1))
                .withMessage(reason);
    }

    private static IonStruct document(AdScenario given, AdCommand command) {
        return AdRevision.of(given.state(), AdScenario.accepted(given.state(), command))
                .toIon(ION);
    }
}
