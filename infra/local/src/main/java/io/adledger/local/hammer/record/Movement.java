package io.adledger.local.hammer.record;

/** What a client of the accounts does next, in one transaction. */
public sealed interface Movement {

    /** Moves an amount from one account to another. */
    record Transfer(int source, int target, long amount) implements Movement {}

    /** Reads all accounts. */
    record ReadAll() implements Movement {}
}
