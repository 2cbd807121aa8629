/**
 * The keys and hashes of IKEv1 (RFC 2409 §5, Appendix B), each step told to a derivation log, and the encryption of its
 * messages.
 */
@NullMarked
package ike.crypto.v1;

import org.jspecify.annotations.NullMarked;
