/**
 * The keys of IKEv2: the key schedule (RFC 7296 §2.13 to §2.18), AUTH (§2.15), and the protection of the Encrypted
 * payload (§3.14, RFC 5282).
 */
@NullMarked
package ike.crypto.v2;

import org.jspecify.annotations.NullMarked;
