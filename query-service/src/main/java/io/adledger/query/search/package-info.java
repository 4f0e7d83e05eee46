/** The search API: parameters into a search, what was found into JSON. */
@NullMarked
package io.adledger.query.search;

import org.jspecify.annotations.NullMarked;
