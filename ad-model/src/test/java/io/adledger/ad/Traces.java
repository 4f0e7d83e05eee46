package io.adledger.ad;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any place in any trace. */
final class Traces {

    private Traces() {}

    static Arbitrary<TraceParent> any() {
        return Combinators.combine(digits(32), digits(16), Arbitraries.of(true, false))
                .as(TraceParent::new);
    }

    private static Arbitrary<String> digits(int length) {
        return Arbitraries.strings()
                .withChars("0123456789abcdef")
                .ofLength(length)
                .filter(digits -> digits.chars().anyMatch(digit -> digit != '0'));
    }
}
