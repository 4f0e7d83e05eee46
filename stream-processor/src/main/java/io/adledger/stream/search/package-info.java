/** The search index as a sink of the stream. */
@NullMarked
package io.adledger.stream.search;

import org.jspecify.annotations.NullMarked;
