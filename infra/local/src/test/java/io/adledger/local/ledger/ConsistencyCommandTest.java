package io.adledger.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.ConsistencyProof;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.journal.JournalProofs;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two digests and a ledger that is not trusted. */
class ConsistencyCommandTest {

    private static final int OLDER = 4;
    private static final int BLOCKS = 11;

    private final LedgerCatalog catalog = LedgerCatalog.inMemory(CatalogSettings.defaults());
    private final LedgerServer server = LedgerServer.start(ServerSettings.onPort(0), catalog);
    private String endpoint = server.endpoint().toString();

    @BeforeEach
    void twoLedgersOfElevenBlocks() {
        for (String name : List.of("ads", "other")) {
            catalog.obtain(NewLedger.named(name));
            execute(name, "CREATE TABLE Ads");
            for (int block = 2; block < BLOCKS; block++) {
                execute(name, "INSERT INTO Ads {'number': " + block + "}");
            }
        }
    }

    @AfterEach
    void stop() {
        server.close();
        catalog.close();
    }

    @Test
    void anOlderDigestIsConsistentWithTheLedgersOfNowWhichIsPrinted() {
        for (int older = 0; older < BLOCKS; older++) {
            VerifyRun run = run("--from-digest", digest("ads", older), "--from-tip", "" + older);

            assertThat(run.output())
                    .contains("blocks 0 to " + older + " are the beginning of blocks 0 to 10")
                    .contains("digest " + digest("ads", BLOCKS - 1) + ", tip 10");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void twoDigestsThatWereKeptAreConsistent() {
        assertThat(run(between(digest("ads", OLDER), OLDER, digest("ads", 7), 7))
                        .exitCode())
                .isZero();
    }

    @Test
    void aDigestOfAnotherHistoryOrAnotherTipIsNot() {
        String ours = digest("ads", OLDER);
        for (String[] digests : List.of(
                between(digest("other", OLDER), OLDER, digest("ads", 7), 7),
                between(ours, OLDER, digest("other", 7), 7),
                between(ours, OLDER + 1, digest("ads", 7), 7),
                between(ours, OLDER, digest("ads", 7), 8),
                between(ours, OLDER, digest("ads", 7), OLDER))) {
            VerifyRun run = run(digests);

            assertThat(run.output()).contains("not shown to be consistent", "does not hold");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aForgedProofIsRefused() {
        ConsistencyProof honest = proofs("ads", proofs -> proofs.consistency(address(OLDER), address(BLOCKS - 1)));
        List<ConsistencyProof> forged = new ArrayList<>();
        forged.add(
                proofs("other", proofs -> proofs.consistency(address("other", OLDER), address("other", BLOCKS - 1))));
        forged.add(proofs("ads", proofs -> proofs.consistency(address(OLDER - 1), address(BLOCKS - 1))));
        forged.add(new ConsistencyProof(honest.added(), honest.older()));
        forged.add(new ConsistencyProof(List.of(hash("ads", OLDER)), List.of(hash("ads", BLOCKS - 1))));
        damaged(honest.older()).forEach(older -> forged.add(new ConsistencyProof(older, honest.added())));
        damaged(honest.added()).forEach(added -> forged.add(new ConsistencyProof(honest.older(), added)));

        String[] digests = between(digest("ads", OLDER), OLDER, digest("ads", BLOCKS - 1), BLOCKS - 1);
        try (ForgingServer liar = ForgingServer.start(tip("ads", BLOCKS - 1))) {
            endpoint = liar.endpoint();
            liar.answer(honest);
            assertThat(run(digests).exitCode()).isZero();
            for (ConsistencyProof proof : forged) {
                liar.answer(proof);
                assertThat(run(digests).output()).as(proof.toString()).contains("not shown to be consistent");
            }
        }
    }

    /** Each hash exchanged for another, left out, and there twice. */
    private static List<List<Hash>> damaged(List<Hash> hashes) {
        List<List<Hash>> damaged = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            List<Hash> other = new ArrayList<>(hashes);
            other.set(i, Hash.sha256Of(hashes.get(i).toBytes()));
            List<Hash> shorter = new ArrayList<>(hashes);
            shorter.remove(i);
            List<Hash> longer = new ArrayList<>(hashes);
            longer.add(i, hashes.get(i));
            damaged.addAll(List.of(other, shorter, longer));
        }
        return damaged;
    }

    @Test
    void wrongUsageIsToldApart() {
        String digest = digest("ads", OLDER);
        assertThat(run("--from-digest", digest, "--from-tip", "4", "--to-tip", "7")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("--from-digest", "nonsense", "--from-tip", "4").exitCode())
                .isEqualTo(2);
        assertThat(run("--from-digest", digest, "--from-tip", "-4").exitCode()).isEqualTo(2);
        assertThat(run("--from-digest", digest).exitCode()).isEqualTo(2);
    }

    @Test
    void aTipThatTheLedgerDoesNotHaveOrThatIsNewerThanTheOtherIsAFailure() {
        VerifyRun beyond = run(between(digest("ads", OLDER), OLDER, digest("ads", 7), 70));
        assertThat(beyond.exitCode()).isEqualTo(1);
        assertThat(beyond.output()).contains("no digest of block 70");

        VerifyRun backwards = run(between(digest("ads", 7), 7, digest("ads", OLDER), OLDER));
        assertThat(backwards.exitCode()).isEqualTo(1);
        assertThat(backwards.output()).contains("blocks 0 to 4 and not block 7");
    }

    private static String[] between(String from, long fromTip, String to, long toTip) {
        return new String[] {
            "--from-digest", from, "--from-tip", "" + fromTip, "--to-digest", to, "--to-tip", "" + toTip
        };
    }

    private VerifyRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--endpoint", endpoint));
        all.addAll(List.of(arguments));
        return VerifyRun.of(new ConsistencyCommand(), all.toArray(String[]::new));
    }

    private void execute(String name, String statement) {
        catalog.use(name, ledger -> VerifyRun.execute(ledger, statement));
    }

    private String digest(String name, long sequenceNo) {
        return hash(name, sequenceNo).toString();
    }

    private Hash hash(String name, long sequenceNo) {
        return tip(name, sequenceNo).hash();
    }

    private Digest tip(String name, long sequenceNo) {
        return proofs(name, proofs -> proofs.digest(address(name, sequenceNo)));
    }

    private BlockAddress address(long sequenceNo) {
        return address("ads", sequenceNo);
    }

    private BlockAddress address(String name, long sequenceNo) {
        return new BlockAddress(proofs(name, proofs -> proofs.digest().tip().strandId()), sequenceNo);
    }

    private <T> T proofs(String name, Function<JournalProofs, T> action) {
        return catalog.use(name, ledger -> action.apply(ledger.proofs()));
    }
}
