/** Journals of made-up ads to measure with. */
@NullMarked
package io.adledger.bench.sample;

import org.jspecify.annotations.NullMarked;
