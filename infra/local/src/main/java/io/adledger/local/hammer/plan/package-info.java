/** What a run does, as a function of its seed: the steps of each client, and the faults in their order. */
@NullMarked
package io.adledger.local.hammer.plan;

import org.jspecify.annotations.NullMarked;
