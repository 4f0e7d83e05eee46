package io.adledger.ledger.partiql.value;

import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonValues;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** An aggregate function; each makes accumulators that take values one by one. Null and MISSING are passed over. */
public enum Aggregation {
    COUNT {
        @Override
        public Accumulator begin() {
            return new Accumulator() {
                @Override
                void addKnown(Datum value) {}

                @Override
                public Datum result() {
                    return Datum.of(count);
                }
            };
        }
    },
    SUM {
        @Override
        public Accumulator begin() {
            return new Total() {
                @Override
                public Datum result() {
                    return count == 0 ? Datum.Ion.NULL : Datum.of(Numbers.toIon(total));
                }
            };
        }
    },
    AVG {
        @Override
        public Accumulator begin() {
            return new Total() {
                @Override
                public Datum result() {
                    if (count == 0) {
                        return Datum.Ion.NULL;
                    }
                    Number divided = Numbers.isSpecial(total) ? total : Numbers.toDecimal(total);
                    return Datum.of(Numbers.toIon(Arithmetic.DIVIDE.apply(divided, BigInteger.valueOf(count))));
                }
            };
        }
    },
    MIN {
        @Override
        public Accumulator begin() {
            return new Extreme(-1);
        }
    },
    MAX {
        @Override
        public Accumulator begin() {
            return new Extreme(1);
        }
    };

    public abstract Accumulator begin();

    /** Takes values and gives what they amount to. Not thread-safe. */
    public abstract static class Accumulator {
        long count;

        public void add(Datum value) {
            if (!value.isUnknown()) {
                count++;
                addKnown(value);
            }
        }

        abstract void addKnown(Datum value);

        public abstract Datum result();
    }

    private abstract static class Total extends Accumulator {
        Number total = BigInteger.ZERO;

        @Override
        void addKnown(Datum value) {
            total = Arithmetic.PLUS.apply(total, Arithmetic.number(value));
        }
    }

    private static final class Extreme extends Accumulator {
        private final int direction;
        private @Nullable IonValue best;

        Extreme(int direction) {
            this.direction = direction;
        }

        @Override
        void addKnown(Datum value) {
            IonValue candidate = value.toIon();
            if (best == null || Ordering.ACROSS_TYPES.compare(candidate, best) * direction > 0) {
                best = candidate;
            }
        }

        @Override
        public Datum result() {
            return best == null ? Datum.Ion.NULL : Datum.of(IonValues.ION.clone(best));
        }
    }
}
