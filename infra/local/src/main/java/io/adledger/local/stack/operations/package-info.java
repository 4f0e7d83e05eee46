/** What a running stack tells its operators over HTTP, and does for them: how the stream's sinks are, and dead letters. */
@NullMarked
package io.adledger.local.stack.operations;

import org.jspecify.annotations.NullMarked;
