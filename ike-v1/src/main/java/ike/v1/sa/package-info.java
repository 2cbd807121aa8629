/** The states of an ISAKMP SA as values, each with what is known in it (RFC 2409 §5). */
@NullMarked
package ike.v1.sa;

import org.jspecify.annotations.NullMarked;
