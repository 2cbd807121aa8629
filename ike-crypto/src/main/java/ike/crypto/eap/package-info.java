/**
 * The computations of EAP's password methods: MD5-Challenge (RFC 3748 §5.4) and MS-CHAP-V2 (RFC 2759) with its keys
 * (RFC 3079). Their algorithms are broken, and used here only where a tunnel to an authenticated server surrounds them.
 */
@NullMarked
package ike.crypto.eap;

import org.jspecify.annotations.NullMarked;
