/** All sinks at once, on their real stores, behind links that fail in every way. */
@NullMarked
package io.adledger.stream.faults;

import org.jspecify.annotations.NullMarked;
