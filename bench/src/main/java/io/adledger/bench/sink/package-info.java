/** The stream's sinks, each beside what it writes to by itself. */
@NullMarked
package io.adledger.bench.sink;

import org.jspecify.annotations.NullMarked;
