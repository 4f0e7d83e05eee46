/** What the HTTP APIs of ads have in common: the ad in JSON, its version as an entity tag. */
@NullMarked
package io.adledger.api;

import org.jspecify.annotations.NullMarked;
