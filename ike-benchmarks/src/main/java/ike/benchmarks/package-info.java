/** JMH and side-by-side runs. */
@NullMarked
package ike.benchmarks;

import org.jspecify.annotations.NullMarked;
