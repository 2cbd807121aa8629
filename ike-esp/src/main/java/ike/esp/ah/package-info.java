/**
 * The Authentication Header (RFC 4302), for study: what of the headers in front of it is protected, and its integrity check
 * value. Works on whole IP packets in arrays, allocates nothing per packet.
 */
@NullMarked
package ike.esp.ah;

import org.jspecify.annotations.NullMarked;
