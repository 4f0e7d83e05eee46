/**
 * AdLedger's parts on one machine: started in order, watched, stopped in reverse.
 *
 * <p>One stack owns one data directory; it can be killed at any moment and started again on the same data.
 */
@NullMarked
package io.adledger.local.stack;

import org.jspecify.annotations.NullMarked;
