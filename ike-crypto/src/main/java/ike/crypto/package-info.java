/**
 * The algorithms of IKE and the secrets they work on. {@link ike.crypto.Algorithms} is the table of everything there
 * is; {@link ike.crypto.Backend} tells whose code does the work. Everything here is a pure function of its arguments:
 * randomness comes in as seeds.
 */
@NullMarked
package ike.crypto;

import org.jspecify.annotations.NullMarked;
