/** {@code ./ads token}: tokens for callers of a stack that wants them. */
@NullMarked
package io.adledger.local.token;

import org.jspecify.annotations.NullMarked;
