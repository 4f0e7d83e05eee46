/**
 * The description of the API (OpenAPI 3.1): each module's is generated from its controllers when it is compiled; here they
 * are put together and served, with a page to browse them.
 */
@NullMarked
package io.adledger.api.description;

import org.jspecify.annotations.NullMarked;
