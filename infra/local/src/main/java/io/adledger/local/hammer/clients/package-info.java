/** The clients: they do what the plan says, and note what came of it. */
@NullMarked
package io.adledger.local.hammer.clients;

import org.jspecify.annotations.NullMarked;
