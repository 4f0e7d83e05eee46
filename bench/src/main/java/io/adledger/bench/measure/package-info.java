/** How the two sides of a comparison are measured: in turns, in the same run. */
@NullMarked
package io.adledger.bench.measure;

import org.jspecify.annotations.NullMarked;
