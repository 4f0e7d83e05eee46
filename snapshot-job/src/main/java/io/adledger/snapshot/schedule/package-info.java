/** When something is done by the clock: a cron expression in UTC, what was missed, and what comes next. It knows nothing of what is done. */
@NullMarked
package io.adledger.snapshot.schedule;

import org.jspecify.annotations.NullMarked;
