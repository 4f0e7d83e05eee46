package io.adledger.stream.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.adledger.ledger.assembly.CatchUp;
import io.adledger.ledger.assembly.RocksDbPendingParts;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.replica.JournalFollower;
import io.adledger.ledger.replica.Replica;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import io.adledger.ledger.server.signature.AccessKey;
import io.adledger.ledger.server.signature.AccessKeys;
import io.adledger.ledger.transaction.ReplicaException;
import io.adledger.stream.AdJournal;
import io.adledger.stream.sink.BatchProcessor;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.SourceRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** A replica behind a real server, which wants requests to be signed. */
class HttpReplicaTest {

    private static final String NAME = "ads";

    private @TempDir Path folder;
    private final AdJournal journal = new AdJournal();
    private final SdkHttpClient client = UrlConnectionHttpClient.create();
    private LedgerCatalog ledgers;
    private LedgerServer server;
    private Replica replica;

    @BeforeEach
    void start() {
        ledgers = LedgerCatalog.open(CatalogSettings.defaults(), folder.resolve("ledgers"));
        ledgers.obtainReplica(NewLedger.named(NAME));
        server = LedgerServer.start(
                ServerSettings.onPort(0).withAccessKeys(AccessKeys.of(List.of(AccessKey.lasting("me", "secret")))),
                ledgers);
        replica = replica("secret");
    }

    private Replica replica(String secret) {
        return new HttpReplica(
                new SignedCalls(
                        server.endpoint(),
                        "us-east-1",
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("me", secret)),
                        client),
                NAME);
    }

    @AfterEach
    void stop() {
        server.close();
        ledgers.close();
        client.close();
    }

    @Test
    void inWhateverOrderAndHoweverOftenRecordsComeTheReplicaHasTheJournalOfItsSource() {
        try (JournalFollower follower = follower(replica)) {
            BatchProcessor processor = processor(follower);
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 20; i++) {
                    journal.state("ad" + round + "-" + i, 0, "10");
                }
                List<SourceRecord> records = new ArrayList<>(journal.records());
                Collections.shuffle(records, new Random(round));
                assertThat(processor.apply(records)).isEmpty();
            }

            assertThat(follower.isCurrent()).isTrue();
        }
        assertThat(ledgers.<Long>use(NAME, ledger -> ChainVerifier.verify(ledger.journal())))
                .isEqualTo(journal.blocks().size());
        assertThat(replica.standing().tip().orElseThrow().blockHash())
                .isEqualTo(journal.blocks().getLast().blockHash());
    }

    @Test
    void anEmptyReplicaHasNoTipAndFollows() {
        assertThat(replica.standing().follows()).isTrue();
        assertThat(replica.standing().tip()).isEmpty();
    }

    @Test
    void whoeverFeedsAReplicaNoticesThatSomeoneElseDoes() {
        try (JournalFollower follower = follower(replica)) {
            replica.follow(journal.state("a", 0, "1").blocks());

            assertThat(follower.isCurrent()).isFalse();
        }
    }

    @Test
    void blocksThatDoNotFollowOrWereChangedAreNotTakenAndTheOthersAre() {
        journal.state("a", 0, "1").state("b", 0, "1").state("c", 0, "1");
        List<Block> blocks = journal.blocks();
        Block changed = blocks.get(1).redacted(AdJournal.documentId("b"));
        Block others =
                new AdJournal().state("a", 0, "1").state("x", 0, "1").blocks().get(1);

        replica.follow(blocks.subList(0, 1));
        for (List<Block> wrong : List.of(List.of(blocks.get(2)), List.of(blocks.get(0)), List.of(others))) {
            assertThatExceptionOfType(ReplicaUnavailableException.class)
                    .isThrownBy(() -> replica.follow(wrong))
                    .withMessageContaining("it does not hold that");
        }
        // What was erased in the source is a block all the same.
        replica.follow(List.of(changed, blocks.get(2)));

        assertThat(replica.standing().tip().orElseThrow().sequenceNo()).isEqualTo(2);
    }

    @Test
    void aLedgerThatWasPromotedFollowsNoMore() {
        replica.follow(journal.state("a", 0, "1").blocks());
        ledgers.promote(NAME);

        assertThat(replica.standing().follows()).isFalse();
        assertThatExceptionOfType(ReplicaException.class)
                .isThrownBy(
                        () -> replica.follow(journal.state("b", 0, "1").blocks().subList(1, 2)));
    }

    @Test
    void withoutTheKeyAndWithoutTheServerRecordsComeAgain() {
        assertThatExceptionOfType(ReplicaUnavailableException.class)
                .isThrownBy(() -> replica("another secret").standing())
                .withMessageContaining("403");
        try (JournalFollower follower = follower(replica)) {
            BatchProcessor processor = processor(follower);
            List<SourceRecord> records = journal.state("a", 0, "1").records();
            server.close();

            assertThat(processor.apply(records)).hasSameSizeAs(records);
        }
    }

    private JournalFollower follower(Replica of) {
        return new JournalFollower(
                of,
                RocksDbPendingParts.open(folder.resolve("pending")),
                CatchUp.never().onlyWithDeliveries());
    }

    private static BatchProcessor processor(JournalFollower follower) {
        return new BatchProcessor(
                "replica",
                new ReplicaSink(follower),
                Hopeless.STOP,
                letter -> {
                    throw new AssertionError("the replica sets nothing aside");
                },
                Clock.systemUTC());
    }
}
