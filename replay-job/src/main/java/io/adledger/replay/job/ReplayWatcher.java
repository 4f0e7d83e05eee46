package io.adledger.replay.job;

/** Told how a replay gets on, by the thread that runs it. */
@FunctionalInterface
public interface ReplayWatcher {

    /** How far it is, with every step, and every now and then in between. */
    void reached(ReplayState state);

    /** Something that does not stop the replay, as a sentence without its full stop. */
    default void warn(String warning) {}
}
