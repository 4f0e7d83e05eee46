package io.adledger.bench.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL of its own, in a folder, with its standard settings and as many connections as it has writers. Thread-safe. */
public final class Postgres implements AutoCloseable {

    /** The SQL state of a row whose key is there. */
    public static final String UNIQUE_VIOLATION = "23505";

    // The library switches fsync off for the sake of tests (-F); what is given here comes after that.
    private static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on");

    private final EmbeddedPostgres server;
    private final HikariDataSource connections;

    private Postgres(EmbeddedPostgres server, int writers) {
        this.server = server;
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(server.getPostgresDatabase());
        pool.setMaximumPoolSize(writers + 1);
        this.connections = new HikariDataSource(pool);
    }

    /**
     * Starts one, which is durable.
     *
     * @throws IOException if it does not start
     * @throws SQLException if it acknowledges before what it acknowledges is on disk
     */
    public static Postgres start(Path folder, int writers) throws IOException, SQLException {
        EmbeddedPostgres.Builder settings = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
        DURABLE.forEach(settings::setServerConfig);
        Postgres postgres = new Postgres(settings.start(), writers);
        try {
            postgres.checkDurable();
            return postgres;
        } catch (SQLException e) {
            postgres.close();
            throw e;
        }
    }

    private void checkDurable() throws SQLException {
        for (Map.Entry<String, String> setting : DURABLE.entrySet()) {
            String actual = show(setting.getKey());
            if (!actual.equals(setting.getValue())) {
                throw new SQLException("PostgreSQL runs with " + setting.getKey() + " = " + actual);
            }
        }
    }

    /** The value of a setting. */
    private String show(String setting) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW " + setting)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /** Carries out statements that answer nothing. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** A connection of the pool, which commits each statement, to be closed by the caller. */
    public Connection connection() throws SQLException {
        return connections.getConnection();
    }

    @Override
    public void close() throws IOException {
        connections.close();
        server.close();
    }
}
