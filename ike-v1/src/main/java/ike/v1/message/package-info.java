/** What is refused in IKEv1, and what the peer and people are told of it (RFC 2408 §3.14). */
@NullMarked
package ike.v1.message;

import org.jspecify.annotations.NullMarked;
