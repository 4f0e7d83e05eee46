/** The command service: the API by which publishers create, change and delete their ads. */
@NullMarked
package io.adledger.command;

import org.jspecify.annotations.NullMarked;
