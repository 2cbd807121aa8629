/** Runs benchmarks and yardsticks, and counts the processor time that they take. */
@NullMarked
package ike.benchmarks.run;

import org.jspecify.annotations.NullMarked;
