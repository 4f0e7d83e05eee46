package io.adledger.ledger.partiql.query;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An iterator that looks for its next element only when it is asked. Not thread-safe. */
abstract class LazyIterator<T> implements Iterator<T> {

    private @Nullable T next;

    /** The next element, or null after the last. */
    abstract @Nullable T advance();

    @Override
    public final boolean hasNext() {
        if (next == null) {
            next = advance();
        }
        return next != null;
    }

    @Override
    public final T next() {
        T result = next == null ? advance() : next;
        next = null;
        if (result == null) {
            throw new NoSuchElementException();
        }
        return result;
    }

    static <S, T> Iterator<T> map(Iterator<S> source, Function<S, T> mapping) {
        return new LazyIterator<>() {
            @Override
            @Nullable
            T advance() {
                return source.hasNext() ? mapping.apply(source.next()) : null;
            }
        };
    }

    static <T> Iterator<T> filter(Iterator<T> source, Predicate<T> wanted) {
        return new LazyIterator<>() {
            @Override
            @Nullable
            T advance() {
                while (source.hasNext()) {
                    T candidate = source.next();
                    if (wanted.test(candidate)) {
                        return candidate;
                    }
                }
                return null;
            }
        };
    }

    static <S, T> Iterator<T> flatMap(Iterator<S> source, Function<S, Iterator<T>> mapping) {
        return new LazyIterator<>() {
            private Iterator<T> inner = Collections.emptyIterator();

            @Override
            @Nullable
            T advance() {
                while (!inner.hasNext()) {
                    if (!source.hasNext()) {
                        return null;
                    }
                    inner = mapping.apply(source.next());
                }
                return inner.next();
            }
        };
    }
}
