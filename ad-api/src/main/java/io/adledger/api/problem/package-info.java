/**
 * What goes wrong, as {@code application/problem+json} (RFC 9457): a stable type per kind, every fault named. The errors
 * of the framework itself are told in the same way.
 */
@NullMarked
package io.adledger.api.problem;

import org.jspecify.annotations.NullMarked;
