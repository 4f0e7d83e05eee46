package io.adledger.ledger.dynamodb;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Fetches, in order, what belongs to each of some keys; the next few while the one before is looked at. Not thread-safe. */
final class ReadAhead<K, V> implements Iterator<V> {

    private final Iterator<K> keys;
    private final Function<K, V> fetch;
    private final ExecutorService threads;
    private final int ahead;
    private final Queue<Future<V>> fetching = new ArrayDeque<>();

    ReadAhead(Iterator<K> keys, Function<K, V> fetch, ExecutorService threads, int ahead) {
        this.keys = keys;
        this.fetch = fetch;
        this.threads = threads;
        this.ahead = ahead;
    }

    @Override
    public boolean hasNext() {
        return !fetching.isEmpty() || keys.hasNext();
    }

    @Override
    public V next() {
        while (fetching.size() <= ahead && keys.hasNext()) {
            K key = keys.next();
            fetching.add(Waiting.begin(threads, () -> fetch.apply(key)));
        }
        Future<V> first = fetching.poll();
        if (first == null) {
            throw new NoSuchElementException();
        }
        return Waiting.result(first);
    }
}
