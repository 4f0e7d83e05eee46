package io.adledger.aws.sink;

import io.adledger.aws.function.JavaFunction;
import io.adledger.aws.stream.JournalStream;
import io.adledger.aws.stream.SinkPlan;
import io.adledger.aws.stream.StreamSink;
import java.util.function.UnaryOperator;
import software.constructs.Construct;

/**
 * What all sinks of a region are made with.
 *
 * @param archive the zip file of all sinks' functions
 * @param logDays how long their logs are kept
 */
public record SinkWorks(JournalStream stream, String archive, int logDays) {

    StreamSink sink(Construct scope, SinkPlan plan, UnaryOperator<JavaFunction.Settings> configuration) {
        return new StreamSink(scope, plan, stream, archive, logDays, configuration);
    }

    static String handler(String name) {
        return "io.adledger.stream.lambda." + name;
    }
}
