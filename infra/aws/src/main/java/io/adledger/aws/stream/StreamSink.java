package io.adledger.aws.stream;

import io.adledger.aws.function.FunctionCode;
import io.adledger.aws.function.JavaFunction;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/** A sink of the ledger's stream: its function, its own place in the stream, its dead letters. It shares nothing with other sinks. */
public final class StreamSink extends Construct {

    private static final Duration TIMEOUT = Duration.minutes(1);
    private static final int MEMORY_MIB = 1769;
    private static final int ATTEMPTS = 10;
    private static final int UNLIMITED = -1;
    private static final int REDRIVEN_AT_ONCE = 10;
    private static final String FAILURES_ONE_BY_ONE = "ReportBatchItemFailures";

    private final SinkPlan plan;
    private final DeadLetters deadLetters;
    private final JavaFunction function;

    /**
     * A sink.
     *
     * @param archive the zip file of all sinks' functions
     * @param configuration of its function: its environment, its network
     */
    public StreamSink(
            Construct scope,
            SinkPlan plan,
            JournalStream stream,
            String archive,
            int logDays,
            UnaryOperator<JavaFunction.Settings> configuration) {
        super(scope, "sink-" + plan.name());
        this.plan = plan;
        this.deadLetters = new DeadLetters(this, "DeadLetters", TIMEOUT);
        JavaFunction.Settings settings = JavaFunction.with(
                        new FunctionCode(archive, plan.handler(), MEMORY_MIB, TIMEOUT), logDays)
                .environment("ADLEDGER_SINK_DEAD_LETTERS", deadLetters.url());
        if (plan.alone()) {
            settings.alone();
        }
        this.function = configuration.apply(settings).build(this, "Code");
        allow(deadLetters.permissions());
        feedFrom(stream.reading(this, plan.name()));
        feedAgain();
    }

    private void feedFrom(StreamReading reading) {
        allow(reading.permissions());
        boolean limited = plan.patience() == SinkPlan.Patience.LIMITED;
        CfnEventSourceMapping.Builder.create(this, "Feed")
                .functionName(function.function().getFunctionName())
                .eventSourceArn(reading.arn())
                .startingPosition("TRIM_HORIZON")
                .batchSize(plan.batchSize())
                .maximumBatchingWindowInSeconds(Math.toIntExact(plan.window().toSeconds()))
                .functionResponseTypes(List.of(FAILURES_ONE_BY_ONE))
                .bisectBatchOnFunctionError(true)
                .maximumRetryAttempts(limited ? ATTEMPTS : UNLIMITED)
                .maximumRecordAgeInSeconds(UNLIMITED)
                .parallelizationFactor(1)
                .destinationConfig(CfnEventSourceMapping.DestinationConfigProperty.builder()
                        .onFailure(CfnEventSourceMapping.OnFailureProperty.builder()
                                .destination(deadLetters.arn())
                                .build())
                        .build())
                .build()
                .getNode()
                .addDependency(function);
    }

    /** Dead letters that someone redrives come to the same function. */
    private void feedAgain() {
        CfnEventSourceMapping.Builder.create(this, "Redrive")
                .functionName(function.function().getFunctionName())
                .eventSourceArn(deadLetters.redriveArn())
                .batchSize(REDRIVEN_AT_ONCE)
                .functionResponseTypes(List.of(FAILURES_ONE_BY_ONE))
                .build()
                .getNode()
                .addDependency(function);
    }

    /** Allows its function some more. */
    public StreamSink allow(List<PolicyStatement> statements) {
        function.allow(statements.toArray(PolicyStatement[]::new));
        return this;
    }

    /** The sink's name. */
    public String name() {
        return plan.name();
    }

    /** The ARN of the role of its function. */
    public String roleArn() {
        return function.roleArn();
    }

    /** The queue of what it could do nothing with. */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /** The age of the oldest record that it is not done with, in milliseconds. */
    public Metric lag() {
        return function.function()
                .metric(
                        "IteratorAge",
                        MetricOptions.builder()
                                .statistic("Maximum")
                                .period(Duration.minutes(1))
                                .label(plan.name())
                                .build());
    }

    /** How often its function failed as a whole. */
    public Metric errors() {
        return function.function()
                .metricErrors(MetricOptions.builder()
                        .statistic("Sum")
                        .period(Duration.minutes(1))
                        .label(plan.name())
                        .build());
    }
}
