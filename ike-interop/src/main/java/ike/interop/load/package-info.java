/** Many IKE SAs in a short time: what a responder bears, and how long an initiator waits. */
@NullMarked
package ike.interop.load;

import org.jspecify.annotations.NullMarked;
