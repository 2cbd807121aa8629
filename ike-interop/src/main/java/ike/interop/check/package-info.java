/** What can be known of a configuration without a peer, beyond what refuses it: {@code ike check}. */
@NullMarked
package ike.interop.check;

import org.jspecify.annotations.NullMarked;
