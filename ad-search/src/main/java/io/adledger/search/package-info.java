/**
 * The search index of ads: its mapping, how changes get into it, and how it is searched. What users type is data here and
 * never becomes query syntax.
 */
@NullMarked
package io.adledger.search;

import org.jspecify.annotations.NullMarked;
