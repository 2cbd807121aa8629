/**
 * OpenSSL's libcrypto, called through the Foreign Function and Memory API: ciphers, keyed once for an SA and direction,
 * then reused contexts on heap arrays; and the arithmetic of key exchanges and of RSA, in constant time. The library is
 * looked for when it is asked for; where it is missing, everything works without it, only slower.
 */
@NullMarked
package ike.crypto.libcrypto;

import org.jspecify.annotations.NullMarked;
