package io.adledger.ledger.bench;

import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.JournalProofs;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * How long digests and proofs take in a ledger that {@link OpenBench} has filled; of random blocks, against
 * random tips that cover them.
 *
 * <p>Argument: {@code FOLDER}.
 */
public final class ProofBench {

    private static final int QUESTIONS = 20_000;

    private ProofBench() {}

    public static void main(String[] arguments) {
        try (Ledger ledger = Ledger.open("bench", LedgerSettings.defaults(), Path.of(arguments[0]))) {
            JournalProofs proofs = ledger.proofs();
            BlockAddress tip = proofs.digest().tip();
            System.out.printf("%,d blocks%n", tip.sequenceNo() + 1);
            measure("digest", tip, random -> proofs.digest());
            measure(
                    "digest of an earlier tip",
                    tip,
                    random -> proofs.digest(address(tip, random.nextLong(tip.sequenceNo()))));
            measure("block with proof", tip, random -> {
                BlockAddress covering = covering(tip, random);
                return proofs.block(address(tip, random.nextLong(covering.sequenceNo() + 1)), Optional.of(covering));
            });
            measure("consistency", tip, random -> {
                BlockAddress newer = covering(tip, random);
                return proofs.consistency(address(tip, random.nextLong(newer.sequenceNo() + 1)), newer);
            });
        }
    }

    /** The tip of some digest of the newer half. */
    private static BlockAddress covering(BlockAddress tip, SplittableRandom random) {
        return address(tip, tip.sequenceNo() - random.nextLong(1 + tip.sequenceNo() / 2));
    }

    private static BlockAddress address(BlockAddress tip, long sequenceNo) {
        return new BlockAddress(tip.strandId(), sequenceNo);
    }

    private static void measure(String name, BlockAddress tip, Function<SplittableRandom, Object> question) {
        SplittableRandom random = new SplittableRandom(tip.sequenceNo());
        long[] nanoseconds = new long[QUESTIONS];
        for (int i = -QUESTIONS; i < QUESTIONS; i++) {
            long begun = System.nanoTime();
            Object answer = question.apply(random);
            nanoseconds[Math.max(i, 0)] = answer == null ? 0 : System.nanoTime() - begun;
        }
        Arrays.sort(nanoseconds);
        System.out.printf(
                "%-26s median %6.1f us, p99 %6.1f us%n",
                name, nanoseconds[QUESTIONS / 2] / 1e3, nanoseconds[QUESTIONS * 99 / 100] / 1e3);
    }
}
