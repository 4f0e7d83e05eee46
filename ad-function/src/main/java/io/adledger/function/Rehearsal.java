package io.adledger.function;

/**
 * What a function does once before it is kept for its later starts (SnapStart), so that what it loads and makes is kept, too. It must leave no connection
 * open, and nothing that has to differ between the copies of what is kept, such as seeds of random numbers.
 */
@FunctionalInterface
public interface Rehearsal {

    /** Does it. What it throws keeps the function from being kept, and its deployment from going on. */
    void run() throws Exception;
}
