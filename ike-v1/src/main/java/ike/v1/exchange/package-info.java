/** What each side does in each exchange of IKEv1, a file each (RFC 2409 §5). */
@NullMarked
package ike.v1.exchange;

import org.jspecify.annotations.NullMarked;
