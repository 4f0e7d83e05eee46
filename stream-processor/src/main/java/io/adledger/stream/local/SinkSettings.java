package io.adledger.stream.local;

import io.adledger.stream.sink.Hopeless;
import java.time.Duration;

/**
 * How a sink is fed.
 *
 * @param name of the sink: a letter, then letters, digits, '_', '.' and '-'
 * @param batchSize how many Kinesis records at once, at most
 * @param window how long to wait before each batch, so that there is more in it
 */
public record SinkSettings(String name, Hopeless hopeless, int batchSize, Duration window) {

    public SinkSettings {
        if (!name.matches("[a-z][A-Za-z0-9_.-]*") || batchSize < 1) {
            throw new IllegalArgumentException("not the settings of a sink: " + name + ", " + batchSize);
        }
    }
}
