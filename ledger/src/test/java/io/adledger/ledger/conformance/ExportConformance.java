package io.adledger.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldb.model.ExportJournalToS3Request;
import software.amazon.awssdk.services.qldb.model.ExportStatus;
import software.amazon.awssdk.services.qldb.model.InvalidParameterException;
import software.amazon.awssdk.services.qldb.model.JournalS3ExportDescription;
import software.amazon.awssdk.services.qldb.model.ListJournalS3ExportsForLedgerResponse;
import software.amazon.awssdk.services.qldb.model.OutputFormat;
import software.amazon.awssdk.services.qldb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.qldb.model.S3EncryptionConfiguration;
import software.amazon.awssdk.services.qldb.model.S3ExportConfiguration;
import software.amazon.awssdk.services.qldb.model.S3ObjectEncryptionType;

/** Exports are asked for, described and listed by the unmodified client; what is in them is for others to see. */
public abstract class ExportConformance {

    private static final String NO_EXPORT = "0123456789012345678901";

    private QldbClient client;

    /** Where the ledger is. */
    protected abstract Endpoint endpoint();

    /** What it is called. */
    protected abstract String ledger();

    /** A bucket that the ledger may write to. */
    protected abstract String bucket();

    /** The role that lets it. */
    protected abstract String role();

    @BeforeEach
    void connect() {
        client = endpoint().controlClient();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void anExportIsCompletedAndDescribed() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.DAYS);
        Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        String id = client.exportJournalToS3(request(builder ->
                        builder.inclusiveStartTime(start).exclusiveEndTime(end).outputFormat(OutputFormat.JSON)))
                .exportId();

        assertThat(id).matches("[A-Za-z0-9]{22}");
        JournalS3ExportDescription export = awaitCompleted(id);
        assertThat(export.ledgerName()).isEqualTo(ledger());
        assertThat(export.exportId()).isEqualTo(id);
        assertThat(export.inclusiveStartTime()).isEqualTo(start);
        assertThat(export.exclusiveEndTime()).isEqualTo(end);
        assertThat(Duration.between(export.exportCreationTime(), Instant.now())).isLessThan(Duration.ofMinutes(15));
        assertThat(export.roleArn()).isEqualTo(role());
        assertThat(export.outputFormat()).isEqualTo(OutputFormat.JSON);
        assertThat(export.s3ExportConfiguration()).isEqualTo(configuration());
    }

    @Test
    void exportsAreListedPageByPageForOneLedgerAndForAll() {
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String id = client.exportJournalToS3(request(builder -> {})).exportId();
            awaitCompleted(id);
            started.add(id);
        }

        List<String> listed = new ArrayList<>();
        for (ListJournalS3ExportsForLedgerResponse page : client.listJournalS3ExportsForLedgerPaginator(
                request -> request.name(ledger()).maxResults(2))) {
            assertThat(page.journalS3Exports()).hasSizeLessThanOrEqualTo(2);
            page.journalS3Exports().forEach(export -> listed.add(export.exportId()));
        }
        assertThat(listed).containsAll(started).doesNotHaveDuplicates();
        assertThat(client.listJournalS3ExportsPaginator(request -> request.maxResults(100)).stream()
                        .flatMap(page -> page.journalS3Exports().stream())
                        .map(JournalS3ExportDescription::exportId))
                .containsAll(started);
    }

    @Test
    void timesThatMakeNoRangeAreRefused() {
        Instant now = Instant.now();

        assertInvalid(request(builder -> builder.exclusiveEndTime(now.plus(1, ChronoUnit.HOURS))));
        assertInvalid(request(builder -> builder.inclusiveStartTime(now).exclusiveEndTime(now.minusSeconds(1))));
    }

    private void assertInvalid(ExportJournalToS3Request request) {
        assertThatThrownBy(() -> client.exportJournalToS3(request)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> client.describeJournalS3Export(
                        request -> request.name(ledger()).exportId(NO_EXPORT)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.describeJournalS3Export(
                        request -> request.name("no-such-ledger").exportId(NO_EXPORT)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.exportJournalToS3(request(builder -> builder.name("no-such-ledger"))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private ExportJournalToS3Request request(Consumer<ExportJournalToS3Request.Builder> changes) {
        return ExportJournalToS3Request.builder()
                .name(ledger())
                .inclusiveStartTime(Instant.now().minus(1, ChronoUnit.HOURS))
                .exclusiveEndTime(Instant.now().minusMillis(1))
                .s3ExportConfiguration(configuration())
                .roleArn(role())
                .applyMutation(changes)
                .build();
    }

    private S3ExportConfiguration configuration() {
        return S3ExportConfiguration.builder()
                .bucket(bucket())
                .prefix("conformance/")
                .encryptionConfiguration(S3EncryptionConfiguration.builder()
                        .objectEncryptionType(S3ObjectEncryptionType.SSE_S3)
                        .build())
                .build();
    }

    private JournalS3ExportDescription awaitCompleted(String id) {
        return await().atMost(endpoint().patience())
                .until(
                        () -> client.describeJournalS3Export(
                                        request -> request.name(ledger()).exportId(id))
                                .exportDescription(),
                        export -> export.status() == ExportStatus.COMPLETED);
    }
}
