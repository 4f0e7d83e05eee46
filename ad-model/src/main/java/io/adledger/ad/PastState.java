package io.adledger.ad;

/** How an ad was at a moment that is past, as far as that can still be known. */
public sealed interface PastState {

    /**
     * It was like this.
     *
     * @param state absent if it was not there yet
     */
    record Known(AdState state) implements PastState {}

    /** What it said was erased since. */
    record Erased() implements PastState {}
}
