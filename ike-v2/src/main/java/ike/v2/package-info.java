/** IKEv2. */
@NullMarked
package ike.v2;

import org.jspecify.annotations.NullMarked;
