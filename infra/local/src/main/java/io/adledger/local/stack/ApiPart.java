package io.adledger.local.stack;

import io.adledger.command.qldb.QldbAdJournal;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The HTTP API: the command and the query service in one Micronaut context on one port. */
final class ApiPart implements Part {

    private final Map<String, Object> configuration;
    private final List<Object> beans;
    private volatile @Nullable EmbeddedServer server;

    /**
     * The API.
     *
     * @param beans what its controllers ask about the rest of the stack
     */
    ApiPart(Map<String, Object> configuration, Object... beans) {
        this.configuration = configuration;
        this.beans = List.of(beans);
    }

    @Override
    public String name() {
        return "API";
    }

    @Override
    public void start() {
        ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(configuration)
                .singletons(beans.toArray())
                .build();
        context.start();
        context.getBean(QldbAdJournal.class).prepare();
        server = context.getBean(EmbeddedServer.class).start();
    }

    @Override
    public Optional<String> trouble() {
        EmbeddedServer running = server;
        return running != null && running.isRunning() ? Optional.empty() : Optional.of("the HTTP server has stopped");
    }

    @Override
    public void close() {
        EmbeddedServer running = server;
        if (running != null) {
            running.stop();
            running.getApplicationContext().close();
        }
    }
}
