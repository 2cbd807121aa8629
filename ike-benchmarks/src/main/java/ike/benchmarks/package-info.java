/**
 * What things cost: {@code ike bench}, and the pieces that run JMH and tell what came out. The benchmarks themselves
 * stand in packages named after the module that they measure.
 */
@NullMarked
package ike.benchmarks;

import org.jspecify.annotations.NullMarked;
