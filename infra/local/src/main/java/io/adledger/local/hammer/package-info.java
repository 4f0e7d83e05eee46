/** {@code ./ads hammer}: random commands, reads and faults against a stack of its own, and a judgement of what came of them. The run's plan is a function of its seed. */
@NullMarked
package io.adledger.local.hammer;

import org.jspecify.annotations.NullMarked;
