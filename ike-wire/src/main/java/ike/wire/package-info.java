/** Octets to values and back: IKEv1, IKEv2, ESP header, IANA registries. */
@NullMarked
package ike.wire;

import org.jspecify.annotations.NullMarked;
