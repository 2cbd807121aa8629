/** The ike command, the endpoint and the peer lab. */
@NullMarked
package ike.interop;

import org.jspecify.annotations.NullMarked;
