package io.adledger.local.stack.operations;

import io.adledger.replay.job.ReplayFolder;
import io.adledger.replay.job.Replays;

/** The replays of the stack; a bean of the API's context. Thread-safe. */
public interface ReplayDesk {

    /** All replays of the ledger, whoever runs them. */
    Replays replays();

    /**
     * Runs a replay in this process, or goes on with it.
     *
     * @param follow whether the target follows the ledger afterwards
     * @return false if another one runs here
     */
    boolean run(ReplayFolder replay, boolean follow);
}
