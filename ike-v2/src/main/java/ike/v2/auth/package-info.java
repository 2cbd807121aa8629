/**
 * AUTH by a signature and what goes with it on the wire: hash algorithms, certificates, requests for them (RFC 7296
 * §2.15, §3.6 to §3.8, RFC 7427). Who signs and what a signature is worth, the outside says.
 */
@NullMarked
package ike.v2.auth;

import org.jspecify.annotations.NullMarked;
