/** The whole of AdLedger on this machine, started as people start it: how soon it answers and shows what it was told, and what it takes. */
@NullMarked
package io.adledger.bench.stack;

import org.jspecify.annotations.NullMarked;
