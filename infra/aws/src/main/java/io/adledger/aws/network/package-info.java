/** The network of a region: no way in or out but to the services that are used. */
@NullMarked
package io.adledger.aws.network;

import org.jspecify.annotations.NullMarked;
