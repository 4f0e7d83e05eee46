/** What was measured, as values, as a table and as JSON. */
@NullMarked
package io.adledger.bench.report;

import org.jspecify.annotations.NullMarked;
