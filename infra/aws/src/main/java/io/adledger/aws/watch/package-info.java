/** What is watched: alarms, and a dashboard. */
@NullMarked
package io.adledger.aws.watch;

import org.jspecify.annotations.NullMarked;
