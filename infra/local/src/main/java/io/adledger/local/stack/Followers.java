package io.adledger.local.stack;

import io.adledger.local.StoreRegister;
import io.adledger.replay.job.ReplayRequest.Target;
import io.adledger.stream.local.SinkConsumer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds what is registered to follow the ledger beside the live stores, as soon as it is, until it is not. Thread-safe. */
final class Followers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final long PAUSE_MILLIS = 500;

    private final StoreRegister register;
    private final BiFunction<Target, String, SinkConsumer> feed;
    private final Map<Target, SinkConsumer> consumers = new ConcurrentHashMap<>();
    private final Thread keeper;

    /**
     * Begins to heed the register.
     *
     * @param feed begins to feed something, after a sequence number of the stream
     */
    Followers(StoreRegister register, BiFunction<Target, String, SinkConsumer> feed) {
        this.register = register;
        this.feed = feed;
        heed();
        this.keeper = Thread.ofPlatform().name("followers").daemon().start(this::keep);
    }

    /** The consumers, one for each. */
    List<SinkConsumer> consumers() {
        return List.copyOf(consumers.values());
    }

    private void keep() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(PAUSE_MILLIS);
                heed();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("What follows the ledger is not looked after; it is tried again", e);
            }
        }
    }

    private void heed() {
        Map<Target, String> wanted = register.entries().following();
        wanted.forEach((target, after) -> consumers.computeIfAbsent(target, one -> feed.apply(one, after)));
        consumers.keySet().removeIf(target -> {
            SinkConsumer consumer = consumers.get(target);
            if (wanted.containsKey(target) || consumer == null) {
                return false;
            }
            consumer.leave();
            return true;
        });
    }

    @Override
    public void close() {
        keeper.interrupt();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumers.values().forEach(SinkConsumer::close);
    }
}
