package io.adledger.api.access;

/** For whom a route is. */
public enum Audience {
    /** Everybody, without a token. */
    EVERYONE,
    /** The publisher whose id is the path's {@code publisherId}. */
    PUBLISHER,
    /** Those who run the system. */
    OPERATORS
}
