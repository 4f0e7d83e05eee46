package io.adledger.stream.lambda;

import io.adledger.journal.SecretKey;
import io.adledger.ledger.dynamodb.DynamoDbClients;
import io.adledger.ledger.dynamodb.DynamoDbPendingParts;
import io.adledger.ledger.replica.JournalFollower;
import io.adledger.stream.replica.HttpReplica;
import io.adledger.stream.replica.ReplicaSink;
import io.adledger.stream.replica.SignedCalls;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.Sink;
import java.time.InstantSource;

/** The function that feeds the replica behind a ledger server. One invocation at a time. */
public final class ReplicaHandler extends SinkFunction {

    /** As Lambda makes it. */
    public ReplicaHandler() {
        this(Environment.ofProcess());
    }

    /**
     * A function in an environment.
     *
     * @throws IllegalStateException if a variable is missing
     * @throws IllegalArgumentException if {@code ADLEDGER_LEDGER_KEY} is no ARN of a secret
     */
    public ReplicaHandler(Environment environment) {
        super("replica", sink(environment), Hopeless.STOP, environment);
    }

    private static Sink sink(Environment environment) {
        HttpReplica replica = new HttpReplica(
                new SignedCalls(
                        environment.requiredUri("ADLEDGER_LEDGER_ENDPOINT"),
                        environment.required("ADLEDGER_LEDGER_REGION"),
                        new SecretKey(environment.required("ADLEDGER_LEDGER_KEY"), InstantSource.system()),
                        Clients.http().build()),
                environment.required("ADLEDGER_LEDGER_NAME"));
        DynamoDbPendingParts pending = new DynamoDbPendingParts(
                DynamoDbClients.in(environment.region()), environment.required("ADLEDGER_PENDING_TABLE"));
        return new ReopenedSink(() -> new OpenedReplica(new JournalFollower(replica, pending, Waiting.forTheStream())));
    }

    private record OpenedReplica(JournalFollower follower) implements ReopenedSink.Opened {

        @Override
        public Sink sink() {
            return new ReplicaSink(follower);
        }

        @Override
        public boolean isCurrent() {
            return follower.isCurrent();
        }
    }
}
