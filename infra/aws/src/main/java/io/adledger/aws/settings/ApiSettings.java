package io.adledger.aws.settings;

/**
 * What the API takes.
 *
 * @param requestsPerSecond of all clients together
 * @param burst how many may come at once
 * @param requestsPerAddress of one address in five minutes, at least 10
 * @param functionMemoryMiB of each function; it decides on the processor as well
 */
public record ApiSettings(int requestsPerSecond, int burst, int requestsPerAddress, int functionMemoryMiB) {}
