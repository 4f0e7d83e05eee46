package io.adledger.ledger.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.ChainVerifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two processes append to one journal and are killed at any moment, again and again: all they said was appended is there, the
 * chain holds, and what they left behind is swept.
 */
class AppendKillTest {

    static final JournalLayout LAYOUT = new JournalLayout(1_000, 1_000, 900, 50, 10_000, 2, false);
    private static final int ROUNDS = 4;

    private final String journal = LocalTable.newJournal();
    private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();
    private final Random random = new Random();

    @Test
    void everyAcknowledgedAppendSurvivesBeingKilled() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Future<?>> killed = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                killed.add(threads.submit(this::appendAndKill));
                killed.add(threads.submit(this::appendAndKill));
            }
            for (Future<?> each : killed) {
                each.get();
            }
        }

        try (DynamoDbJournalStore store =
                        DynamoDbJournalStore.open(LocalTable.client(), LocalTable.NAME, journal, LAYOUT);
                Stream<Block> read = store.read(0)) {
            List<Block> there = read.toList();
            acknowledged.forEach((sequenceNo, transactionId) ->
                    assertThat(there.get(sequenceNo.intValue()).transactionId()).isEqualTo(transactionId));
            assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
            assertThat(ChainVerifier.verify(store)).isEqualTo(there.size());
            store.erase(new TreeSet<>());
            assertThat(there).allMatch(block -> writings(block.sequenceNo()) <= 1);
            assertThat(Leftover.reservations(journal)).isLessThanOrEqualTo(2 * ROUNDS);
        }
    }

    private long writings(long sequenceNo) {
        return Leftover.parts(journal, sequenceNo).stream()
                .map(Writing::ofPart)
                .distinct()
                .count();
    }

    private Void appendAndKill() throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                journal);
        command.environment().putAll(LocalTable.environment());
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ready");
            int enough = 1 + random.nextInt(40);
            for (int i = 0; i < enough; i++) {
                note(said.readLine());
            }
            // The process itself would close what it said as well.
            process.toHandle().destroyForcibly();
            said.lines().filter(line -> line.matches("\\d+ \\w{22}")).forEach(this::note);
        }
        return null;
    }

    private void note(String line) {
        int space = line.indexOf(' ');
        acknowledged.put(Long.valueOf(line.substring(0, space)), line.substring(space + 1));
    }
}
