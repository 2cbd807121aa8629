/** Asks the network whether certificates are revoked (RFC 5280 §4.2.1.13, RFC 6960 Appendix A). */
@NullMarked
package ike.interop.revocation;

import org.jspecify.annotations.NullMarked;
