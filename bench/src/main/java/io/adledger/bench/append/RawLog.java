package io.adledger.bench.append;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bare disk: events appended to one file, with {@code fdatasync} before an append returns; whoever comes while one sync
 * runs shares the next. No check and no index: the ceiling of every store on this disk, and no event store itself.
 */
final class RawLog implements EventStore {

    private final FileChannel file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition synced = lock.newCondition();
    private long written;
    private long durable;
    private boolean syncing;

    RawLog(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public EventStream begin(String name) {
        return event -> append((event.stream() + event.number() + event.type() + event.text() + '\n')
                .getBytes(StandardCharsets.UTF_8));
    }

    private void append(byte[] event) throws IOException {
        lock.lock();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(event);
            while (bytes.hasRemaining()) {
                written += file.write(bytes);
            }
            awaitDurable(written);
        } finally {
            lock.unlock();
        }
    }

    private void awaitDurable(long end) throws IOException {
        while (durable < end) {
            if (syncing) {
                synced.awaitUninterruptibly();
            } else {
                sync();
            }
        }
    }

    private void sync() throws IOException {
        long end = written;
        syncing = true;
        lock.unlock();
        try {
            file.force(false);
        } finally {
            lock.lock();
            syncing = false;
            synced.signalAll();
        }
        durable = end;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
