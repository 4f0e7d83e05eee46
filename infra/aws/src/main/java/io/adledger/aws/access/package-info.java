/** Who may do what: permissions that name each action, the key of a region's data, and what the rules are not followed in, with the reason. */
@NullMarked
package io.adledger.aws.access;

import org.jspecify.annotations.NullMarked;
