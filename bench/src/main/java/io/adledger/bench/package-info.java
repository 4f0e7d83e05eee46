/**
 * The program behind {@code ./ads bench}: measures AdLedger beside what it is compared with, in one run on one machine, and
 * says what came out as a table and as JSON.
 */
@NullMarked
package io.adledger.bench;

import org.jspecify.annotations.NullMarked;
