package io.adledger.local.hammer.plan;

import io.adledger.local.hammer.plan.Fault.Freeze;
import io.adledger.local.hammer.plan.Fault.FullDisk;
import io.adledger.local.hammer.plan.Fault.KillServer;
import io.adledger.local.hammer.plan.Fault.KillStack;
import io.adledger.local.hammer.plan.Fault.Redelivery;
import io.adledger.local.hammer.plan.Fault.Stutter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** The faults of a run: all kinds in random order, then all of them in another, and so on. Not thread-safe. */
public final class Faults {

    /** The sinks of the stream that records are delivered to once more. */
    public static final List<String> SINKS = List.of("state-store", "search", "replica", "archive", "events");

    private static final List<Server> SERVERS = List.of(Server.STATE_STORE, Server.SEARCH, Server.OBJECT_STORE);

    private final SplittableRandom random;
    private final Deque<Fault> dealt = new ArrayDeque<>();

    Faults(SplittableRandom random) {
        this.random = random;
    }

    /** How long the stack is left alone before the next. */
    public Duration pause() {
        return Duration.ofMillis(random.nextInt(500, 3_000));
    }

    /** The next one. */
    public Fault next() {
        if (dealt.isEmpty()) {
            List<Fault> round = new ArrayList<>(List.of(
                    new KillStack(),
                    new KillServer(one(SERVERS)),
                    new Freeze(one(List.of(Server.values())), Duration.ofMillis(random.nextInt(1_000, 6_000))),
                    new Stutter(
                            one(List.of(Server.values())),
                            random.nextInt(10, 30),
                            Duration.ofMillis(random.nextInt(20, 150)),
                            Duration.ofMillis(random.nextInt(10, 60))),
                    new FullDisk(Duration.ofMillis(random.nextInt(500, 2_000))),
                    new Redelivery(one(SINKS), random.nextBoolean())));
            Collections.shuffle(round, new Random(random.nextLong()));
            dealt.addAll(round);
        }
        return dealt.remove();
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
