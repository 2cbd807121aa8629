/** IKEv1 (historic). */
@NullMarked
package ike.v1;

import org.jspecify.annotations.NullMarked;
