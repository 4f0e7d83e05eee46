package io.adledger.stream.local;

import io.adledger.stream.sink.DeadLetter;
import java.time.Instant;

/**
 * A dead letter, with its story.
 *
 * @param id of the letter among those of its sink
 * @param letter as it was when it last failed
 * @param firstAttempt when it first failed
 * @param attempts how often it failed
 */
public record KeptLetter(String id, DeadLetter letter, Instant firstAttempt, int attempts) {}
