/**
 * Proves that the state store holds what the ledger's history says, ad by ad and field by field.
 *
 * <p>It reads both from outside, through the ordinary QLDB driver and the ordinary DynamoDB client, and shares no
 * mapping with the services that wrote them.
 */
@NullMarked
package io.adledger.local.check;

import org.jspecify.annotations.NullMarked;
