/**
 * The command line that runs AdLedger on one machine.
 *
 * <p>Each command is a thin class that reads its options and hands over to the package that does the work.
 */
@NullMarked
package io.adledger.local;

import org.jspecify.annotations.NullMarked;
