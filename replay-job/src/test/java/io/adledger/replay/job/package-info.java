@NullMarked
package io.adledger.replay.job;

import org.jspecify.annotations.NullMarked;
