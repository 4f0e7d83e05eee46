/** Servers that are started, watched and stopped as processes of their own. Needs the JDK and nothing more. */
@NullMarked
package io.adledger.process;

import org.jspecify.annotations.NullMarked;
