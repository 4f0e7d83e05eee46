/**
 * Publishing many ads over the public API, from a CSV file or generated.
 *
 * <p>A load can be broken off and repeated at any moment: a row has one idempotency key for ever.
 */
@NullMarked
package io.adledger.local.load;

import org.jspecify.annotations.NullMarked;
