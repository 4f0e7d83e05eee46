package io.adledger.bench.append;

import io.adledger.bench.postgres.Postgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Events as rows of a table in PostgreSQL, appended by one prepared statement that is a transaction of its own: the least
 * that an event store on PostgreSQL can do.
 */
final class PostgresEvents implements EventStore {

    private final Postgres postgres;
    private final String append;

    private PostgresEvents(Postgres postgres, String append) {
        this.postgres = postgres;
        this.append = append;
    }

    /** A table in which a stream and a number are there once. */
    static PostgresEvents plain(Postgres postgres) throws SQLException {
        postgres.execute("CREATE TABLE events (stream text, number bigint, type text NOT NULL, body bytea NOT NULL, "
                + "PRIMARY KEY (stream, number))");
        return new PostgresEvents(postgres, "INSERT INTO events (stream, number, type, body) VALUES (?, ?, ?, ?)");
    }

    /**
     * The same table, whose rows have one order and a SHA-256 of each with the hash of the row before, computed by the server
     * within the one statement, so that nobody waits for a client between the lock and the commit.
     */
    static PostgresEvents chained(Postgres postgres) throws SQLException {
        postgres.execute(
                "CREATE TABLE chained (stream text, number bigint, type text NOT NULL, body bytea NOT NULL, "
                        + "position bigint NOT NULL UNIQUE, hash bytea NOT NULL, PRIMARY KEY (stream, number))",
                "CREATE TABLE tip (position bigint NOT NULL, hash bytea NOT NULL)",
                "INSERT INTO tip VALUES (0, sha256(''))");
        return new PostgresEvents(
                postgres,
                "WITH event (stream, number, type, body) AS (VALUES (?::text, ?::bigint, ?::text, ?::bytea)), "
                        + "next AS (UPDATE tip SET position = tip.position + 1, hash = sha256(tip.hash || "
                        + "convert_to(event.stream || event.number || event.type, 'UTF8') || event.body) FROM event "
                        + "RETURNING tip.position, tip.hash) "
                        + "INSERT INTO chained (stream, number, type, body, position, hash) "
                        + "SELECT event.*, next.* FROM event, next");
    }

    @Override
    public EventStream begin(String name) throws SQLException {
        Connection connection = postgres.connection();
        return new Rows(connection, connection.prepareStatement(append));
    }

    private record Rows(Connection connection, PreparedStatement statement) implements EventStream {

        @Override
        public void append(Event event) throws SQLException, StaleNumberException {
            statement.setString(1, event.stream());
            statement.setLong(2, event.number());
            statement.setString(3, event.type());
            statement.setBytes(4, event.text().getBytes(StandardCharsets.UTF_8));
            try {
                statement.executeUpdate();
            } catch (SQLException e) {
                if (Postgres.UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw new StaleNumberException(event);
                }
                throw e;
            }
        }

        @Override
        public void close() throws SQLException {
            statement.close();
            connection.close();
        }
    }

    @Override
    public void close() {}
}
