package io.adledger.ledger.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line of a server process.
 *
 * @param tables where journals and catalog are, if not in {@code data}
 * @param tls certificate and key, or neither
 */
record ServerArguments(
        Path data,
        Optional<LedgerTables> tables,
        String address,
        int port,
        String ledger,
        Optional<Path> credentials,
        Optional<TlsCertificate> tls,
        String region,
        String account,
        Optional<Duration> logMetrics,
        boolean replica,
        boolean help) {

    static final String USAGE = """
        Serves ledgers over HTTP, for QLDB's drivers and SDKs.

          --data DIR              where the ledgers are kept (default: .adledger/ledger)
          --journal-table NAME    keeps the journals in a DynamoDB table, which servers may share, and only views in
                                  DIR; with --catalog-table. Region, endpoint and credentials are the AWS SDK's
                                  (AWS_REGION, AWS_ENDPOINT_URL_DYNAMODB, a profile, the container)
          --catalog-table NAME    the DynamoDB table that says what ledgers there are
          --address HOST          the address to listen on (default: 127.0.0.1)
          --port PORT             the port to listen on, 0 for any (default: 8081)
          --ledger NAME           a ledger that is created if it is not there (default: ads)
          --replica               makes that one a replica, which takes another ledger's blocks and no writes
          --credentials FILE      the keys that requests are signed with, in AWS's shared credentials format;
                                  without it, ADLEDGER_ACCESS_KEY_ID and ADLEDGER_SECRET_ACCESS_KEY of the
                                  environment; without these, every request from this machine is answered
          --tls-certificate FILE  PEM, the server's own certificate first; with --tls-key
          --tls-key FILE          PEM, PKCS #8 without a password
          --region REGION         part of the ARNs of new ledgers (default: us-east-1)
          --account ACCOUNT       part of the ARNs of new ledgers (default: 000000000000)
          --log-metrics SECONDS   prints a line for each ledger every so many seconds, in CloudWatch's embedded metric
                                  format: commits, conflicts, whether it has failed, the journal's height
          --help                  this text
        """;

    private static final List<String> OPTIONS = List.of(
            "--data",
            "--journal-table",
            "--catalog-table",
            "--address",
            "--port",
            "--ledger",
            "--credentials",
            "--tls-certificate",
            "--tls-key",
            "--region",
            "--account",
            "--log-metrics");

    static ServerArguments parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        boolean help = false;
        boolean replica = false;
        for (Iterator<String> rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (option.equals("--help")) {
                help = true;
                continue;
            }
            if (option.equals("--replica")) {
                replica = true;
                continue;
            }
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException("unknown argument " + option);
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            given.put(option, rest.next());
        }
        return new ServerArguments(
                Path.of(given.getOrDefault(
                        "--data", Path.of(".adledger", "ledger").toString())),
                tables(
                        Optional.ofNullable(given.get("--journal-table")),
                        Optional.ofNullable(given.get("--catalog-table"))),
                given.getOrDefault("--address", "127.0.0.1"),
                port(given.getOrDefault("--port", "8081")),
                given.getOrDefault("--ledger", "ads"),
                path(given, "--credentials"),
                tls(path(given, "--tls-certificate"), path(given, "--tls-key")),
                given.getOrDefault("--region", "us-east-1"),
                account(given.getOrDefault("--account", "000000000000")),
                Optional.ofNullable(given.get("--log-metrics")).map(ServerArguments::seconds),
                replica,
                help);
    }

    private static Optional<Path> path(Map<String, String> given, String option) {
        return Optional.ofNullable(given.get(option)).map(Path::of);
    }

    private static Optional<LedgerTables> tables(Optional<String> journal, Optional<String> catalog) {
        if (journal.isPresent() != catalog.isPresent()) {
            throw new IllegalArgumentException("--journal-table and --catalog-table go together");
        }
        return journal.flatMap(table -> catalog.map(of -> new LedgerTables(table, of)));
    }

    private static Optional<TlsCertificate> tls(Optional<Path> certificate, Optional<Path> key) {
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("--tls-certificate and --tls-key go together");
        }
        return certificate.flatMap(file -> key.map(of -> new TlsCertificate(file, of)));
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("--port is a number from 0 to 65535, not " + value);
        }
        return Integer.parseInt(value);
    }

    private static Duration seconds(String value) {
        if (!value.matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException("--log-metrics is a number of seconds from 1, not " + value);
        }
        return Duration.ofSeconds(Integer.parseInt(value));
    }

    private static String account(String value) {
        if (!value.matches("\\d{12}")) {
            throw new IllegalArgumentException("--account has 12 digits, unlike " + value);
        }
        return value;
    }
}
