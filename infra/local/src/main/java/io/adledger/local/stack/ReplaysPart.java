package io.adledger.local.stack;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.local.StorePlaces;
import io.adledger.local.StoreRegister;
import io.adledger.local.stack.operations.ReplayDesk;
import io.adledger.replay.job.ReplayFolder;
import io.adledger.replay.job.ReplayRequest.Target;
import io.adledger.replay.job.ReplayRun;
import io.adledger.replay.job.ReplayState;
import io.adledger.replay.job.ReplayWatcher;
import io.adledger.replay.job.Replays;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replays that operators ask the stack for: one at a time, on a thread of their own. */
final class ReplaysPart implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(ReplaysPart.class);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final DataDirectory data;
    private final int basePort;
    private final Supplier<JournalStore> journal;
    private volatile @Nullable StorePlaces places;
    private volatile @Nullable Thread running;

    ReplaysPart(DataDirectory data, int basePort, Supplier<JournalStore> journal) {
        this.data = data;
        this.basePort = basePort;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "replays";
    }

    @Override
    public void start() {
        places = new StorePlaces(data.root(), basePort, journal);
    }

    /** What operators ask for replays. */
    ReplayDesk desk() {
        return new Desk();
    }

    private final class Desk implements ReplayDesk {

        @Override
        public Replays replays() {
            return new Replays(data.replays(), InstantSource.system());
        }

        @Override
        public boolean run(ReplayFolder replay, boolean follow) {
            return ReplaysPart.this.run(replay, follow);
        }
    }

    private synchronized boolean run(ReplayFolder replay, boolean follow) {
        Thread now = running;
        StorePlaces open = places;
        if (open == null || (now != null && now.isAlive())) {
            return false;
        }
        running = Thread.ofPlatform().name("replay").daemon().start(() -> toItsEnd(replay, follow, open));
        return true;
    }

    private void toItsEnd(ReplayFolder replay, boolean follow, StorePlaces open) {
        try {
            Target target = replay.request().target();
            ReplayState ended = ReplayRun.of(replay, open, InstantSource.system(), new Warnings(replay.id()));
            LOG.info("Replay {} into {} ended: {}", replay.id(), target, ended.step());
            if (follow && new StoreRegister(data.root()).followAfter(ended, target)) {
                LOG.info("The {} follows the ledger from now on", target);
            }
        } catch (RuntimeException e) {
            LOG.warn("Replay {} was broken off", replay.id(), e);
        }
    }

    /** How far a replay is, is in its folder. */
    private record Warnings(String replay) implements ReplayWatcher {

        @Override
        public void reached(ReplayState state) {}

        @Override
        public void warn(String warning) {
            LOG.warn("Replay {}: {}", replay, warning);
        }
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    /** A replay that runs is broken off; it can be gone on with. */
    @Override
    public void close() {
        Thread now = running;
        if (now != null) {
            now.interrupt();
            try {
                now.join(TIME_TO_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        StorePlaces open = places;
        if (open != null) {
            open.close();
        }
    }
}
