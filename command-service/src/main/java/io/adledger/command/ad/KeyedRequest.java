package io.adledger.command.ad;

/**
 * A request that is to be done once.
 *
 * @param key that the publisher gave it, made unlike that of any other publisher
 * @param requestHash the same of equal requests, and of no others
 */
public record KeyedRequest(String key, String requestHash) {}
