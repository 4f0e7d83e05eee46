/**
 * Who may do what: bearer tokens (JWT, RFC 7519) of one issuer, and for each route for whom it is. Without settings for
 * tokens everybody may do everything, on the loopback interface only.
 */
@NullMarked
package io.adledger.api.access;

import org.jspecify.annotations.NullMarked;
