package io.adledger.aws.sink;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Archive;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.constructs.Construct;

/** The bus that tells of each event of an ad, and an archive of them, to be replayed from. */
public final class AdEventBus extends Construct {

    private final EventBus bus;

    /**
     * A bus.
     *
     * @param name as its rules know it
     * @param archivedDays how long an event can be replayed
     */
    public AdEventBus(Construct scope, String id, String name, int archivedDays) {
        super(scope, id);
        this.bus = EventBus.Builder.create(this, "Bus")
                .eventBusName(name)
                .description("Each event of an ad, with source adledger.ads")
                .build();
        Archive.Builder.create(this, "Archive")
                .sourceEventBus(bus)
                .eventPattern(
                        EventPattern.builder().source(List.of("adledger.ads")).build())
                .retention(Duration.days(archivedDays))
                .build();
    }

    /** The name of the bus. */
    public String name() {
        return bus.getEventBusName();
    }

    /** The ARN of the bus. */
    public String arn() {
        return bus.getEventBusArn();
    }
}
