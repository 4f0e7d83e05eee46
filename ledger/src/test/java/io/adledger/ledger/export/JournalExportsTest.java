package io.adledger.ledger.export;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.adledger.ledger.export.JournalExport.Status;
import io.adledger.ledger.journal.BlockTimes;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import io.adledger.verifier.BlockRules;
import io.adledger.verifier.ExportReport;
import io.adledger.verifier.ExportVerifier;
import io.adledger.verifier.JournalVerifier;
import io.adledger.verifier.LedgerHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalExportsTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/export";
    private static final ExportSettings SETTINGS =
            ExportSettings.defaults().withObjectBytes(4_000).withRetries(Duration.ofMillis(1), Duration.ofSeconds(10));

    @TempDir
    private Path folder;

    private S3Server s3;
    private final TickingClock clock = new TickingClock(Instant.parse("2024-02-29T22:59:50Z"));
    private final Ledger ledger =
            Ledger.inMemory("ads", LedgerSettings.defaults().withClock(clock));

    @BeforeEach
    void prepare() throws Exception {
        s3 = S3Server.start(folder.resolve("s3"), "bucket");
        Committed.execute(ledger, "CREATE TABLE Ads");
        for (int i = 0; i < 20; i++) {
            Committed.execute(ledger, "INSERT INTO Ads {'n': ?, 'title': 'a bicycle'}", ION.newInt(i));
        }
    }

    @AfterEach
    void stop() {
        ledger.close();
        s3.close();
    }

    @Test
    void anExportInIonIsVerifiedOffline() {
        for (OutputFormat format : List.of(OutputFormat.ION_TEXT, OutputFormat.ION_BINARY)) {
            try (JournalExports exports = open(s3::bucket)) {
                JournalExport export = completed(exports, exports.start(all(format, format.name())));

                List<ExportReport> reports = new ExportVerifier(() -> new JournalVerifier(BlockRules.ADLEDGER))
                        .verify(folder.resolve("s3/bucket").resolve(format.name()), block -> {});

                assertThat(reports).singleElement().satisfies(report -> assertThat(
                                report.journal().digest().orElseThrow().hash())
                        .isEqualTo(LedgerHash.of(ledger.proofs().digest().hash().toBytes())));
                assertThat(export.request().format()).isEqualTo(format);
            }
        }
    }

    @Test
    void theManifestsNameTheExportAndItsObjects() {
        try (JournalExports exports = open(s3::bucket)) {
            JournalExport export = completed(exports, exports.start(all(OutputFormat.ION_TEXT, "journal/of/ads")));

            IonStruct started = ion("journal/of/ads/" + export.exportId() + ".started.manifest");
            assertThat(started)
                    .isEqualTo(ION.singleValue("{ledgerName: \"ads\", exportId: \"" + export.exportId()
                            + "\", inclusiveStartTime: 2024-01-01T00:00:00.000Z,"
                            + " exclusiveEndTime: 2024-03-01T00:00:00.000Z, bucket: \"bucket\","
                            + " prefix: \"journal/of/ads\", objectEncryptionType: \"NO_ENCRYPTION\","
                            + " outputFormat: \"ION_TEXT\"}"));
            List<String> keys =
                    texts(ion("journal/of/ads/" + export.exportId() + "." + strandId() + ".completed.manifest"));
            assertThat(keys).hasSizeGreaterThan(3).allSatisfy(key -> assertThat(key)
                    .matches("journal/of/ads/2024/02/29/2[23]/" + strandId() + "\\.\\d+-\\d+\\.ion"));
            assertThat(s3.bucket("bucket").keys("journal/of/ads/2024")).containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @Test
    void ofTheCatalogThereAreHashesAlone() {
        try (JournalExports exports = open(s3::bucket)) {
            completed(exports, exports.start(all(OutputFormat.ION_TEXT, "")));

            assertThat(String.join("", contents().values()))
                    .contains("CREATE TABLE Ads", "revisions:[{hash:{{")
                    .doesNotContain("ACTIVE");
        }
    }

    @Test
    void jsonHasOneBlockPerLine() throws IOException {
        try (JournalExports exports = open(s3::bucket)) {
            completed(exports, exports.start(all(OutputFormat.JSON, "")));

            int blocks = 0;
            for (Map.Entry<String, String> object : contents().entrySet()) {
                if (object.getKey().endsWith(".json")) {
                    for (String line : object.getValue().split("\n", -1)) {
                        blocks += line.isEmpty() ? 0 : 1;
                        parse(line);
                    }
                } else {
                    parse(object.getValue());
                }
            }
            assertThat(blocks).isEqualTo(22);
        }
    }

    @Test
    void onlyBlocksOfTheTimeAreExported() {
        Instant fifth = BlockTimes.of(ledger.journal().block(5).orElseThrow());
        Instant eighth = BlockTimes.of(ledger.journal().block(8).orElseThrow());
        try (JournalExports exports = open(s3::bucket)) {
            completed(
                    exports,
                    exports.start(
                            new ExportRequest(fifth, eighth, destination("bucket", ""), ROLE, OutputFormat.ION_TEXT)));

            assertThat(s3.bucket("bucket").keys("2024")).first().asString().contains("." + 5 + "-");
            assertThat(s3.bucket("bucket").keys("2024")).last().asString().endsWith("-7.ion");
        }
    }

    @Test
    void anExportGoesOnWhereItWasWhenTheLedgerIsOpenedAgain() {
        CountDownLatch third = new CountDownLatch(1);
        AtomicInteger puts = new AtomicInteger();
        String id;
        try (JournalExports exports = open(name -> new Intercepted(s3.bucket(name), () -> {
            if (puts.incrementAndGet() > 3) {
                third.countDown();
                blockUntilInterrupted();
            }
        }))) {
            id = exports.start(all(OutputFormat.ION_TEXT, "")).exportId();
            await().until(() -> third.getCount() == 0);
        }
        Map<String, String> before = contents();

        try (JournalExports exports = open(s3::bucket)) {
            await().until(() -> exports.find(id).orElseThrow().status() == Status.COMPLETED);
        }

        assertThat(contents()).containsAllEntriesOf(before);
        assertThat(new ExportVerifier(() -> new JournalVerifier(BlockRules.ADLEDGER))
                        .verify(folder.resolve("s3/bucket"), block -> {}))
                .singleElement()
                .satisfies(report -> assertThat(
                                report.journal().digest().orElseThrow().tip().sequenceNo())
                        .isEqualTo(21));
    }

    @Test
    void whatFailsForTheMomentIsTriedAgain() {
        AtomicInteger failures = new AtomicInteger(5);
        try (JournalExports exports = open(name -> new Intercepted(s3.bucket(name), () -> {
            if (failures.getAndDecrement() > 0) {
                throw new ObjectStoreException("slow down", true, new IOException());
            }
        }))) {
            completed(exports, exports.start(all(OutputFormat.ION_TEXT, "")));
        }
    }

    @Test
    void anExportToABucketThatIsNotThereIsCancelled() {
        try (JournalExports exports = open(s3::bucket)) {
            JournalExport export = exports.start(new ExportRequest(
                    Instant.EPOCH, clock.instant(), destination("nowhere", ""), ROLE, OutputFormat.ION_TEXT));

            await().until(
                            () -> exports.find(export.exportId()).orElseThrow(),
                            now -> now.status() == Status.CANCELLED
                                    && now.failure().orElseThrow().contains("nowhere"));
        }
    }

    @Test
    void moreThanTwoExportsAtOnceAreRefused() {
        try (JournalExports exports =
                open(name -> new Intercepted(s3.bucket(name), JournalExportsTest::blockUntilInterrupted))) {
            exports.start(all(OutputFormat.ION_TEXT, "a"));
            exports.start(all(OutputFormat.ION_TEXT, "b"));

            assertThatThrownBy(() -> exports.start(all(OutputFormat.ION_TEXT, "c")))
                    .isInstanceOf(TooManyExportsException.class);
            assertThat(exports.list()).hasSize(2);
        }
    }

    @Test
    void anEndInTheFutureIsRefused() {
        try (JournalExports exports = open(s3::bucket)) {
            ExportRequest request = new ExportRequest(
                    Instant.EPOCH,
                    clock.instant().plusSeconds(3_600),
                    destination("bucket", ""),
                    ROLE,
                    OutputFormat.ION_TEXT);

            assertThatThrownBy(() -> exports.start(request))
                    .isInstanceOfSatisfying(InvalidExportException.class, e -> assertThat(e.parameterName())
                            .isEqualTo("ExclusiveEndTime"));
        }
    }

    private JournalExports open(ObjectStores stores) {
        return JournalExports.open(
                "ads",
                ledger.journal(),
                folder.resolve("jobs"),
                stores,
                SETTINGS.withClock(() -> Instant.parse("2024-03-01T00:00:00Z")));
    }

    private static ExportDestination destination(String bucket, String prefix) {
        return new ExportDestination(bucket, prefix, new ObjectEncryption.NoEncryption());
    }

    private static ExportRequest all(OutputFormat format, String prefix) {
        return new ExportRequest(
                Instant.parse("2024-01-01T00:00:00Z"),
                Instant.parse("2024-03-01T00:00:00Z"),
                destination("bucket", prefix),
                ROLE,
                format);
    }

    private static JournalExport completed(JournalExports exports, JournalExport export) {
        return await().until(
                        () -> exports.find(export.exportId()).orElseThrow(), now -> now.status() == Status.COMPLETED);
    }

    private String strandId() {
        return ledger.journal().tip().orElseThrow().blockAddress().strandId();
    }

    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        for (String key : s3.bucket("bucket").keys("")) {
            try (InputStream content = s3.bucket("bucket").read(key)) {
                contents.put(key, new String(content.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return contents;
    }

    private IonStruct ion(String key) {
        return (IonStruct) ION.singleValue(contents().get(key));
    }

    private static List<String> texts(IonStruct manifest) {
        return ((IonList) manifest.get("keys"))
                .stream().map(key -> ((IonText) key).stringValue()).toList();
    }

    private static void parse(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                assertThat(parser.currentToken()).isNotNull();
            }
        }
    }

    private static void blockUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Intercepted(ObjectStore store, Runnable beforePut) implements ObjectStore {

        @Override
        public void put(String key, StoredObject object) {
            beforePut.run();
            store.put(key, object);
        }

        @Override
        public InputStream read(String key) {
            return store.read(key);
        }

        @Override
        public List<String> keys(String prefix) {
            return store.keys(prefix);
        }
    }
}
