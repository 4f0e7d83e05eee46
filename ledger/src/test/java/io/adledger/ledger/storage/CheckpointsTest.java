package io.adledger.ledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckpointsTest {

    private final AtomicInteger flushes = new AtomicInteger();

    @Test
    void thereIsOneForEverySoManyRevisions() {
        Checkpoints checkpoints = new Checkpoints(flushes::incrementAndGet, 100);
        for (int i = 0; i < 10; i++) {
            checkpoints.applied(49);
        }
        checkpoints.close();

        assertThat(flushes).hasValue(3);
    }

    @Test
    void whoAppliesMoreThanTheDiskTakesWaitsForIt() throws InterruptedException {
        CountDownLatch slowDisk = new CountDownLatch(1);
        try (Checkpoints checkpoints = new Checkpoints(() -> awaitAndCount(slowDisk), 100)) {
            checkpoints.applied(100);
            checkpoints.applied(99);
            Thread next = Thread.ofPlatform().start(() -> checkpoints.applied(1));
            await().until(() -> next.getState() == Thread.State.WAITING);
            assertThat(flushes).hasValue(0);

            slowDisk.countDown();
            next.join();
        }
        assertThat(flushes).hasValue(2);
    }

    private void awaitAndCount(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        flushes.incrementAndGet();
    }

    @Test
    void aCheckpointThatFailedIsToldOfByTheNext() {
        try (Checkpoints checkpoints = new Checkpoints(
                () -> {
                    throw new ViewStoreException("No space left on device");
                },
                100)) {
            checkpoints.applied(100);

            assertThatThrownBy(() -> checkpoints.applied(100))
                    .isInstanceOf(ViewStoreException.class)
                    .hasMessageContaining("No space left on device");
        }
    }
}
