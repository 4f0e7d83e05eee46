package io.adledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ad.AdCommand.CreateAd;
import io.adledger.ad.AdCommand.Order;
import io.adledger.ad.AdCommand.UpdateAd;
import io.adledger.ad.AdFields;
import io.adledger.ad.AdId;
import io.adledger.ad.VersionCondition;
import io.adledger.command.ad.AdCommands;
import io.adledger.command.ad.AdJournal;
import io.adledger.command.ad.AdTransaction;
import io.adledger.command.qldb.QldbAdJournal;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The spans of commands over real HTTP, upon a real ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandSpansTest {

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final AdFields BICYCLE = AdFields.NONE
            .withTitle("Bicycle")
            .withPrice(BigDecimal.TEN)
            .withCurrency("EUR")
            .withCategory("Vehicles");

    private final HttpClient http = HttpClient.newHttpClient();
    private TestLedger ledger;
    private EmbeddedServer server;

    @BeforeAll
    void start() {
        ledger = TestLedger.start();
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "adledger.ledger.endpoint",
                        ledger.ads().endpoint().orElseThrow().toString()))
                .singletons(TELEMETRY.getOpenTelemetry())
                .start();
        context.getBean(QldbAdJournal.class).prepare();
        server = context.getBean(EmbeddedServer.class).start();
    }

    @AfterAll
    void stop() throws Exception {
        server.getApplicationContext().close();
        ledger.close();
    }

    @BeforeEach
    void clear() {
        TELEMETRY.clearSpans();
    }

    @Test
    void aCommandIsASpanOfItsTraceWithItsTransactionBelow() throws Exception {
        HttpResponse<String> answer = post("""
                {"adTitle": "Bicycle", "price": 10, "currency": "EUR", "category": "Vehicles"}""");

        SpanData transaction = span(SpanKind.CLIENT);
        SpanData request = span(SpanKind.SERVER);
        assertThat(answer.headers().firstValue("traceparent"))
                .contains("00-" + TRACE + "-" + request.getSpanId() + "-01");
        assertThat(request.getTraceId()).isEqualTo(TRACE);
        assertThat(request.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(request.getName()).isEqualTo("POST /publisher/{publisherId}/ad");
        assertThat(number(request, "http.response.status_code")).isEqualTo(201);
        assertThat(answer.body()).contains(text(request, "adledger.ad.id"));
        assertThat(transaction.getName()).isEqualTo("ledger transaction");
        assertThat(transaction.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(number(transaction, "adledger.transaction.retries")).isZero();
        assertThat(TELEMETRY.getSpans().toString()).doesNotContain("Bicycle");
    }

    @Test
    void whatIsRefusedIsASpanToo() throws Exception {
        post("{}");

        assertThat(number(span(SpanKind.SERVER), "http.response.status_code")).isEqualTo(400);
    }

    @Test
    void aTransactionSaysHowOftenItWasInConflict() {
        CreateAd create = new CreateAd(AdId.next(), "anna", BICYCLE, order());
        try (QldbAdJournal quiet = new QldbAdJournal(ledger.ads().driver());
                QldbAdJournal traced = new QldbAdJournal(ledger.ads().driver(), TELEMETRY.getOpenTelemetry())) {
            AdCommands others = new AdCommands(quiet);
            others.carryOut(create);
            AdCommands overtaken = new AdCommands(new AdJournal() {
                @Override
                public <R> R inTransaction(Function<AdTransaction, R> work) {
                    return traced.inTransaction(transaction -> {
                        R done = work.apply(transaction);
                        if (!transaction.isRepeated()) {
                            others.carryOut(rename(create.adId(), "theirs"));
                        }
                        return done;
                    });
                }
            });

            overtaken.carryOut(rename(create.adId(), "ours"));
        }

        SpanData transaction = span(SpanKind.CLIENT);
        assertThat(number(transaction, "adledger.transaction.conflicts")).isEqualTo(1);
        assertThat(number(transaction, "adledger.transaction.retries")).isEqualTo(1);
        assertThat(transaction.getEvents()).singleElement().satisfies(event -> assertThat(event.getName())
                .isEqualTo("OccConflictException"));
    }

    private static UpdateAd rename(String adId, String title) {
        return new UpdateAd(adId, "anna", AdFields.NONE.withTitle(title), VersionCondition.ANY, order());
    }

    private static Order order() {
        return new Order(AdId.next(), "anna", Instant.now());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(server.getURI().resolve("/publisher/anna/ad"))
                        .header("Content-Type", "application/json")
                        .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static SpanData span(SpanKind kind) {
        List<SpanData> spans = TELEMETRY.getSpans().stream()
                .filter(span -> span.getKind() == kind)
                .toList();
        assertThat(spans).hasSize(1);
        return spans.getFirst();
    }

    private static String text(SpanData span, String attribute) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(attribute)));
    }

    private static long number(SpanData span, String attribute) {
        Long number = span.getAttributes().get(AttributeKey.longKey(attribute));
        assertThat(number).as(attribute).isNotNull();
        return number;
    }
}
