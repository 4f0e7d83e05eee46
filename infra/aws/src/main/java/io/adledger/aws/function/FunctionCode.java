package io.adledger.aws.function;

import software.amazon.awscdk.Duration;

/**
 * What a function runs, and with what.
 *
 * @param archive the zip file that has the handler's class and all that it needs
 * @param handler the class
 * @param memoryMiB it decides on the processor as well: 1769 is one
 * @param timeout of one invocation
 */
public record FunctionCode(String archive, String handler, int memoryMiB, Duration timeout) {}
