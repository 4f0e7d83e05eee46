/** The stack that is hammered, what is done to it, and what its own commands say of it in the end. */
@NullMarked
package io.adledger.local.hammer.rig;

import org.jspecify.annotations.NullMarked;
