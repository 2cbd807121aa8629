/**
 * Digital signatures of both versions: keys, the schemes they sign by, and the ASN.1 objects that name a scheme on the
 * wire (RFC 7427). Everything here is a pure function of its arguments: (EC)DSA is deterministic (RFC 6979), and the
 * salt of RSASSA-PSS is an argument.
 */
@NullMarked
package ike.crypto.signature;

import org.jspecify.annotations.NullMarked;
