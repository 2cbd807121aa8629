/** IKEv2 engines: whole handshakes. */
@NullMarked
package ike.benchmarks.v2;

import org.jspecify.annotations.NullMarked;
