/** IKEv2 messages as immutable values (RFC 7296 §3) and their registries. */
@NullMarked
package ike.wire.v2;

import org.jspecify.annotations.NullMarked;
