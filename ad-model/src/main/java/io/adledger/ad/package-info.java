/** The ad: its state, the commands that change it and the events that record them. Pure functions, no I/O. */
@NullMarked
package io.adledger.ad;

import org.jspecify.annotations.NullMarked;
