package io.adledger.ledger.server;

import java.nio.file.Path;
import java.util.List;

/** The command line of a server process. */
record ServerArguments(Path data, int port, String ledger, boolean help) {

    static final String USAGE = """
        Serves ledgers over HTTP, for QLDB's drivers and SDKs.

          --data DIR      where the ledgers are kept (default: .adledger/ledger)
          --port PORT     port on the loopback interface, 0 for any (default: 8081)
          --ledger NAME   a ledger that is created if it is not there (default: ads)
          --help          this text
        """;

    static ServerArguments parse(String... arguments) {
        Path data = Path.of(".adledger", "ledger");
        int port = 8081;
        String ledger = "ads";
        boolean help = false;
        for (var rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (option.equals("--help")) {
                help = true;
                continue;
            }
            if (!List.of("--data", "--port", "--ledger").contains(option)) {
                throw new IllegalArgumentException("unknown argument " + option);
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            String value = rest.next();
            switch (option) {
                case "--data" -> data = Path.of(value);
                case "--port" -> port = port(value);
                default -> ledger = value;
            }
        }
        return new ServerArguments(data, port, ledger, help);
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("--port is a number from 0 to 65535, not " + value);
        }
        return Integer.parseInt(value);
    }
}
