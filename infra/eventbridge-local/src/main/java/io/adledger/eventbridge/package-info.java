/**
 * EventBridge's API on the loopback interface, with its own rule engine behind it. For one machine: buses, rules, targets
 * over HTTP, archives with replay, and a live view; whoever reaches the port may do everything.
 */
@NullMarked
package io.adledger.eventbridge;

import org.jspecify.annotations.NullMarked;
