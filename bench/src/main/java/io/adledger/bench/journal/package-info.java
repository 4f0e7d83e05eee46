/** The journal read from its beginning: decoded and folded into ads, and verified hash by hash. */
@NullMarked
package io.adledger.bench.journal;

import org.jspecify.annotations.NullMarked;
