package io.adledger.command;

import io.adledger.command.ad.AdCommands;
import io.adledger.command.qldb.QldbAdJournal;
import io.adledger.journal.AdLedger;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Which ledger the command service writes to. */
@Factory
final class CommandWiring {

    @Singleton
    @Bean(preDestroy = "close")
    QldbAdJournal journal(
            @Value("${adledger.ledger.endpoint:}") String endpoint,
            @Value("${adledger.ledger.region:us-east-1}") String region,
            @Value("${adledger.ledger.name:ads}") String ledger,
            @Value("${adledger.ledger.key:}") String key,
            OpenTelemetry telemetry) {
        return new QldbAdJournal(AdLedger.configured(endpoint, region, ledger).driver(key), telemetry);
    }

    /** Spans go nowhere unless whoever hosts the service has a place for them. */
    @Singleton
    @Requires(missingBeans = OpenTelemetry.class)
    OpenTelemetry telemetry() {
        return OpenTelemetry.noop();
    }

    @Singleton
    AdCommands commands(QldbAdJournal journal) {
        return new AdCommands(journal);
    }

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
