package io.adledger.stream.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ad.stream.UserRecord;
import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.ledger.dynamodb.DynamoDbPendingParts;
import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.imports.JournalImport;
import io.adledger.s3.local.S3Process;
import io.adledger.state.StateStoreSettings;
import io.adledger.stream.AdJournal;
import io.adledger.stream.lambda.Events;
import io.adledger.stream.sink.SourceRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The archive as a function, on a real object store and with parts of blocks in DynamoDB: it is the journal, whichever process had what of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveFunctionTest {

    private static final String TABLE = "archive-pending";

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final AdJournal journal = new AdJournal();
    private final Shop shop = new Shop(journal, 13);
    private final List<SourceRecord> stream = new ArrayList<>();
    private final List<SinkUnderTest> processes = new ArrayList<>();
    private Path folder;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        folder = directory;
        DynamoDbLocalProcess dynamoDb = kept(DynamoDbLocalProcess.inMemory());
        DynamoDbClient client =
                kept(StateStoreSettings.local(dynamoDb.endpoint()).client());
        DynamoDbPendingParts.createTable(client, TABLE);
        Path keys = Files.writeString(
                folder.resolve("credentials"), "[default]\naws_access_key_id = local\naws_secret_access_key = local\n");
        Files.createDirectories(folder.resolve("buckets").resolve("archive"));
        S3Process s3 = kept(S3Process.start(0, folder.resolve("buckets"), keys));
        for (int i = 0; i < 2; i++) {
            processes.add(kept(new SinkUnderTest(
                    "ArchiveHandler",
                    s3.endpoint(),
                    "AWS_ENDPOINT_URL_S3",
                    Map.of(
                            "AWS_ENDPOINT_URL_DYNAMODB",
                            dynamoDb.endpoint().toString(),
                            "ADLEDGER_ARCHIVE_BUCKET",
                            "archive",
                            "ADLEDGER_PENDING_TABLE",
                            TABLE))));
        }
    }

    private <R extends AutoCloseable> R kept(R resource) {
        resources.push(resource);
        return resource;
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable resource : resources) {
            resource.close();
        }
    }

    @Test
    void inWhateverOrderAndHoweverOftenAndToWhicheverProcessRecordsComeTheArchiveIsTheJournal() throws IOException {
        for (int round = 0; round < 4; round++) {
            List<SourceRecord> records = new ArrayList<>(goOn(12));
            records.addAll(records.subList(0, 2));
            Collections.shuffle(records, new Random(round));
            for (SourceRecord record : records) {
                assertThat(processes.get(round % 2).deliver(List.of(record))).isEmpty();
            }
            assertThat(archivedBlocks()).isEqualTo(journal.blocks().size());
        }
    }

    @Test
    void whatComesWhileTheStoreIsDownComesAgainAndIsArchivedThen() throws IOException {
        SinkUnderTest sink = processes.getFirst();
        List<SourceRecord> records = goOn(12);
        for (Fault fault : List.of(Fault.CLOSED, Fault.FAILING)) {
            sink.link.failBy(fault);
            assertThat(sink.deliver(records)).as("%s", fault).isNotEmpty();
        }

        sink.link.mend();
        sink.deliverAll(stream);

        assertThat(archivedBlocks()).isEqualTo(journal.blocks().size());
        assertThat(sink.deadLetters.messages()).isEmpty();
    }

    @Test
    void poisonHoldsUpWhatIsBehindItAndIsNotSetAside() {
        SinkUnderTest sink = processes.getFirst();
        SourceRecord poison =
                new SourceRecord(AdJournal.ARN, "1", new UserRecord("key", ByteBuffer.wrap(new byte[] {1, 2, 3})));

        assertThat(sink.deliver(List.of(poison))).containsExactly("1");
        assertThat(sink.deadLetters.messages()).isEmpty();
    }

    /** Some more changes, a few in each record of the stream; returns the new records. */
    private List<SourceRecord> goOn(int changes) {
        int before = stream.size();
        for (int done = 0; done < changes; done += 3) {
            shop.goOn(3);
            stream.addAll(stream.isEmpty() ? Events.stream(journal) : Events.streamAfter(journal, stream.getLast()));
        }
        return List.copyOf(stream.subList(before, stream.size()));
    }

    private long archivedBlocks() {
        Path copy = folder.resolve("imported-" + System.nanoTime());
        return JournalImport.of(
                        new DirectoryObjectStore(folder.resolve("buckets").resolve("archive")), "ads/")
                .into(copy)
                .blocks();
    }
}
