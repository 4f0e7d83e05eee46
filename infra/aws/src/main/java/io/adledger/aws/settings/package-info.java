/** In what deployments differ: the settings of a stage, and the stages there are. */
@NullMarked
package io.adledger.aws.settings;

import org.jspecify.annotations.NullMarked;
