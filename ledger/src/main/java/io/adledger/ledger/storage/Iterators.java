package io.adledger.ledger.storage;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Lazy steps over iterators: a stream's flatMap would take more than it is asked for. */
public final class Iterators {

    private Iterators() {}

    /** Each element, mapped when it is taken. */
    public static <A, B> Iterator<B> map(Iterator<A> source, Function<? super A, ? extends B> step) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public B next() {
                return step.apply(source.next());
            }
        };
    }

    /** Each element's elements, one after another. */
    public static <A, B> Iterator<B> flatMap(
            Iterator<A> source, Function<? super A, ? extends Iterator<? extends B>> step) {
        return new Iterator<>() {
            private Iterator<? extends B> current = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && source.hasNext()) {
                    current = step.apply(source.next());
                }
                return current.hasNext();
            }

            @Override
            public B next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return current.next();
            }
        };
    }
}
