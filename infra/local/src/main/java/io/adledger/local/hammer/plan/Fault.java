package io.adledger.local.hammer.plan;

import java.time.Duration;
import java.util.Locale;

/** Something that goes wrong. */
public sealed interface Fault {

    /** Kills all processes, and starts the stack on the same data. */
    record KillStack() implements Fault {

        @Override
        public String toString() {
            return "kill -9 of the whole stack";
        }
    }

    /** Kills a server, which the stack is to start again. */
    record KillServer(Server server) implements Fault {

        @Override
        public String toString() {
            return "kill -9 of " + server.label();
        }
    }

    /** Stops a process for a while. */
    record Freeze(Server server, Duration time) implements Fault {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s frozen for %.1f s", server.label(), time.toMillis() / 1000.0);
        }
    }

    /** Stops a process again and again for a moment: what a slow network looks like. */
    record Stutter(Server server, int times, Duration stopped, Duration running) implements Fault {

        @Override
        public String toString() {
            return "%s stopped %d times for %d ms".formatted(server.label(), times, stopped.toMillis());
        }
    }

    /** The files of the main process grow no more for so long. */
    record FullDisk(Duration time) implements Fault {

        @Override
        public String toString() {
            return "a full disk";
        }
    }

    /** Records come once more to a sink: those since an earlier point of the run, or all. */
    record Redelivery(String sink, boolean all) implements Fault {

        @Override
        public String toString() {
            return (all ? "all records" : "earlier records") + " once more to " + sink;
        }
    }

    /** What faults of this kind are counted as. */
    default String kind() {
        return switch (this) {
            case KillStack _ -> "stack killed";
            case KillServer _ -> "server killed";
            case Freeze _ -> "process frozen";
            case Stutter _ -> "process stuttering";
            case FullDisk _ -> "disk full";
            case Redelivery _ -> "records delivered again";
        };
    }
}
