/** The engine of IKEv1 (RFC 2407, 2408, 2409; historic by RFC 9395): {@link ike.v1.Ikev1Engine}. */
@NullMarked
package ike.v1;

import org.jspecify.annotations.NullMarked;
