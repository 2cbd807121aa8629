/** IKE SAs set up by a responder, ours and another one side by side; {@code ike bench handshakes}. */
@NullMarked
package ike.benchmarks.handshakes;

import org.jspecify.annotations.NullMarked;
