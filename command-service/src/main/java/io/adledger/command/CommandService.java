package io.adledger.command;

import io.micronaut.runtime.Micronaut;

/** Serves the command API by itself. */
public final class CommandService {

    private CommandService() {}

    public static void main(String[] arguments) {
        Micronaut.run(CommandService.class, arguments);
    }
}
