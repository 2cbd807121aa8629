/**
 * Asks the web whether certificates are revoked (RFC 5280 §4.2.1.13, RFC 6960 Appendix A), and for certificates that peers name by
 * hash and URL (RFC 7296 §3.6).
 */
@NullMarked
package ike.interop.web;

import org.jspecify.annotations.NullMarked;
