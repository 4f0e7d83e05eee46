package io.adledger.stream.local;

import io.adledger.stream.sink.SinkTally;
import java.time.Duration;
import java.util.Optional;

/**
 * How a sink does.
 *
 * @param running whether it is being fed
 * @param position the sequence number of the last record that it is done with
 * @param blocksBehind how many blocks of the journal it is not done with
 * @param oldest how long ago the first of those blocks was committed; zero when there is none
 * @param deadLetters how many wait for someone to look at them
 */
public record SinkStatus(
        String name,
        boolean running,
        Optional<String> position,
        long blocksBehind,
        Duration oldest,
        SinkTally.Counts counts,
        long deadLetters) {}
