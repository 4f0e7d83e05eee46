package io.adledger.local.stack;

import java.util.List;
import java.util.Map;

/** Which parts a stack has on this machine, and how they find each other. */
final class LocalStack {

    private static final String REGION = "us-east-1";

    private LocalStack() {}

    static Stack of(DataDirectory data, Ports ports) {
        return new Stack(health -> List.of(
                new DynamoDbPart(ports.dynamoDb(), data.dynamoDb()),
                new ApiPart(configuration(ports), new HealthSource(data.identity(), health))));
    }

    private static Map<String, Object> configuration(Ports ports) {
        return Map.of(
                "micronaut.application.name",
                "adledger",
                "micronaut.server.host",
                "127.0.0.1",
                "micronaut.server.port",
                ports.api(),
                "adledger.ledger.endpoint",
                "http://127.0.0.1:" + ports.ledger(),
                "adledger.ledger.region",
                REGION,
                "adledger.state-store.endpoint",
                "http://127.0.0.1:" + ports.dynamoDb(),
                "adledger.state-store.region",
                REGION);
    }
}
