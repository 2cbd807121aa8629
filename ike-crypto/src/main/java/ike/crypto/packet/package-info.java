/**
 * Sealing and opening ESP packets: keyed once for an SA, then one call a packet on heap arrays, with no allocation that
 * the provider does not force on us. {@link ike.crypto.packet.PacketTransform} is the way in.
 */
@NullMarked
package ike.crypto.packet;

import org.jspecify.annotations.NullMarked;
