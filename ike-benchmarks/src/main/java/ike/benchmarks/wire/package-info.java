/** Messages: decoding, encoding, taking apart. */
@NullMarked
package ike.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
