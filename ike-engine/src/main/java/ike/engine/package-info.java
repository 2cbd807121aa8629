/**
 * The engine contract, what both versions of IKE share, and values that describe SAs. Pure: no clock, no randomness, no input or output.
 */
@NullMarked
package ike.engine;

import org.jspecify.annotations.NullMarked;
