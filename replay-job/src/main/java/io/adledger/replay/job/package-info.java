/**
 * Replays as jobs: what is asked for, how far it is, and the run itself. All of it is kept in a folder for each, so that
 * whichever process runs a replay, others can see how far it is, cancel it, and go on with it after a crash.
 */
@NullMarked
package io.adledger.replay.job;

import org.jspecify.annotations.NullMarked;
