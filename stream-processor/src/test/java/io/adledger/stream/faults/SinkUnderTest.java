package io.adledger.stream.faults;

import io.adledger.lambda.local.FunctionSettings;
import io.adledger.lambda.local.LocalFunction;
import io.adledger.stream.lambda.Events;
import io.adledger.stream.lambda.LocalQueue;
import io.adledger.stream.sink.SourceRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A sink's function as it is deployed, in a process of its own: its store is behind a link that can fail, its dead letters are in a queue of its own. */
final class SinkUnderTest implements AutoCloseable {

    private static final Path ARCHIVE = Path.of("target", "stream-processor-lambda.zip");

    final LocalQueue deadLetters = LocalQueue.start();
    final FaultyLink link;
    private final LocalFunction function;

    /**
     * Starts a function.
     *
     * @param store where what it writes to is
     * @param endpointVariable of its environment, by which it is told
     * @param environment what it is told besides
     */
    SinkUnderTest(String handler, URI store, String endpointVariable, Map<String, String> environment)
            throws IOException {
        link = FaultyLink.to(store);
        FunctionSettings settings = FunctionSettings.of(ARCHIVE, "io.adledger.stream.lambda." + handler)
                .with(endpointVariable, link.endpoint().toString())
                .with("AWS_ENDPOINT_URL_SQS", deadLetters.endpoint().toString())
                .with("ADLEDGER_SINK_DEAD_LETTERS", deadLetters.url());
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            settings = settings.with(variable.getKey(), variable.getValue());
        }
        function = LocalFunction.start(settings);
    }

    /** Gives it a batch, as Lambda does, and returns the sequence numbers of what is to come again. */
    List<String> deliver(List<SourceRecord> batch) {
        return Events.failures(function.invoke(Events.ofKinesis(batch)));
    }

    /** Gives it a batch until it has all of it, each time from the first record that is to come again. */
    void deliverAll(List<SourceRecord> batch) {
        List<SourceRecord> left = batch;
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt == 10) {
                throw new AssertionError("Lambda would give up: " + function.log());
            }
            left = Events.again(left, deliver(left));
        }
    }

    /** Gives it messages of its redrive queue, and returns the ids of those that are to come again. */
    List<String> redrive(List<String> messages) {
        return Events.failures(function.invoke(Events.ofSqs(messages)));
    }

    String log() {
        return function.log();
    }

    @Override
    public void close() throws IOException {
        function.close();
        link.close();
        deadLetters.close();
    }
}
