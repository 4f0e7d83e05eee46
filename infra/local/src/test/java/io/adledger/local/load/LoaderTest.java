package io.adledger.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.adledger.local.CommandFailure;
import io.adledger.local.OwnTokens;
import io.adledger.local.ProgressDisplay;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {

    private static final String PROBLEM = """
            {"type": "about:blank", "status": 400, "detail": "price must not be negative"}""";

    @TempDir
    private Path folder;

    private final ConcurrentHashMap<String, Integer> requestsByKey = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile ToIntFunction<String> answerTo = _ -> 201;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyRowIsPublishedOnceUnderItsOwnKey() throws InterruptedException {
        LoadReport report = load(new GeneratedAds(200, 1, Optional.empty()));

        assertThat(report.accepted()).isEqualTo(200);
        assertThat(requestsByKey).hasSize(200).allSatisfy((_, times) -> assertThat(times)
                .isEqualTo(1));
    }

    @Test
    void aRepeatedLoadSendsNothingAgain() throws InterruptedException {
        load(new GeneratedAds(50, 1, Optional.empty()));

        LoadReport repeated = load(new GeneratedAds(50, 1, Optional.empty()));

        assertThat(repeated.acceptedBefore()).isEqualTo(50);
        assertThat(requests).hasValue(50);
    }

    @Test
    void rejectedRowsAreListedWithTheirReasonAndTheOthersGoThrough() throws InterruptedException {
        answerTo = key -> key.endsWith("-3") ? 400 : 201;

        LoadReport report = load(new Rows(List.of(posting(2), posting(3), new Row.Unreadable(4, "no price"))));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.toText()).startsWith("""
                Rejected:
                  row 3: price must not be negative
                  row 4: no price
                3 rows: 1 published, 0 published before, 2 rejected""");
    }

    @Test
    void whatPassesIsTriedAgainUnderTheSameKey() throws InterruptedException {
        answerTo = key -> requestsByKey.getOrDefault(key, 0) < 3 ? 503 : 201;

        LoadReport report = load(new Rows(List.of(posting(2))));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(requestsByKey.values()).containsExactly(3);
    }

    @Test
    void aLoadThatWasBrokenOffGoesOnWhereItWas() throws InterruptedException {
        var rows = new Rows(
                IntStream.rangeClosed(2, 40).mapToObj(LoaderTest::posting).toList());
        answerTo = key -> key.endsWith("-20") ? 503 : 201;
        assertThatThrownBy(() -> load(rows))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("row 20 could not be published");
        int acceptedAtFirst = (int) requestsByKey.keySet().stream()
                .filter(key -> !key.endsWith("-20"))
                .count();
        answerTo = _ -> 201;

        LoadReport report = load(rows);

        assertThat(report.acceptedBefore()).isEqualTo(acceptedAtFirst);
        assertThat(report.accepted() + report.acceptedBefore()).isEqualTo(39);
    }

    private record Rows(List<Row> all) implements RowSource {
        @Override
        public String fingerprint() {
            return "rows";
        }

        @Override
        public int count() {
            return all.size();
        }

        @Override
        public Stream<Row> rows() {
            return all.stream();
        }
    }

    private static Row posting(int number) {
        return new Row.Posting(number, "a publisher/with odd letters", "{}");
    }

    private LoadReport load(RowSource source) throws InterruptedException {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (var api = new AdApi(base, Duration.ofMillis(500), OwnTokens.none());
                var done = DoneRows.open(folder.resolve("load.rows"))) {
            return new Loader(api, source, done, new ProgressDisplay(silent, false, source.count(), "rows"), 4).run();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        requests.incrementAndGet();
        requestsByKey.merge(key, 1, Integer::sum);
        int status = answerTo.applyAsInt(key);
        byte[] body = (status == 400 ? PROBLEM : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
