package io.adledger.local.stack;

import java.util.Map;

/**
 * How a stack is.
 *
 * @param ready whether every part serves
 * @param parts the state of each part in the order of their start: {@code waiting}, {@code starting}, {@code ready},
 *     {@code stopped}, or what is wrong
 */
public record Health(boolean ready, Map<String, String> parts) {}
