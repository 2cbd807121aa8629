/** IKE's own cryptography: PRFs, key schedule, key exchanges, sealed messages. */
@NullMarked
package ike.benchmarks.crypto;

import org.jspecify.annotations.NullMarked;
