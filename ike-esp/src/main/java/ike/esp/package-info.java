/**
 * The IPsec datapath in user space. {@link ike.esp.Datapath} is what an endpoint needs below its IKE engines; {@link
 * ike.esp.TunnelDatapath} does everything, {@link ike.esp.NoDatapath} negotiates only, {@link
 * ike.esp.SimulatedDatapath} works in memory.
 */
@NullMarked
package ike.esp;

import org.jspecify.annotations.NullMarked;
