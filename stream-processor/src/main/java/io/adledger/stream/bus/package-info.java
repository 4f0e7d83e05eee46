/**
 * The stream onto an event bus: each revision of an ad as an event of EventBridge's. What an event says is a function of
 * the revision alone, so that one that is sent twice can be told by its id.
 */
@NullMarked
package io.adledger.stream.bus;

import org.jspecify.annotations.NullMarked;
