package io.adledger.local.ledger;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which running ledger a command is about, and the way to it. */
final class ServedLedger {

    @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "The ledger that is served there.")
    private @Nullable URI endpoint;

    @Option(
            names = "--ledger",
            paramLabel = "NAME",
            description = "The name of the ledger (default: ${DEFAULT-VALUE}).")
    private String name;

    /** A ledger of this name, unless another is given. */
    ServedLedger(String defaultName) {
        this.name = defaultName;
    }

    String name() {
        return name;
    }

    /** To be closed. */
    RunningLedger open() {
        return new RunningLedger(Objects.requireNonNull(endpoint), name);
    }
}
