/** What keeps the APIs up and browsers out of trouble: how many requests a caller may send, and headers of all answers. */
@NullMarked
package io.adledger.api.protection;

import org.jspecify.annotations.NullMarked;
