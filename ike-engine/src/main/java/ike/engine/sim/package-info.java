/**
 * A network in one thread with a clock of its own: hosts with engines, and everything that can happen to a packet between
 * them. One seed decides it all, so whatever was seen once is seen again. Tests hold engines to their invariants in it,
 * and the demonstration shows an exchange in it. No RFC section: no real network is like this one, or all are.
 *
 * <pre>
 * host - Delay - Loss - Nat -+                +- Loss - Delay - host
 *                            +---- core ------+
 * host - Delay --------------+  routes by the destination address
 * </pre>
 *
 * Start at {@link ike.engine.sim.Simulation}; many seeds are played by {@link ike.engine.sim.Seeds}.
 */
@NullMarked
package ike.engine.sim;

import org.jspecify.annotations.NullMarked;
