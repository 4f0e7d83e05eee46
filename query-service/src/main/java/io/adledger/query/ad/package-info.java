/** Ads as they were and are, and where they are read from. Knows neither HTTP nor the stores. */
@NullMarked
package io.adledger.query.ad;

import org.jspecify.annotations.NullMarked;
