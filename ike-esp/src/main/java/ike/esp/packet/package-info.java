/**
 * SAs and packets: sealing, opening, sequence numbers, replay windows, selectors (RFC 4301 §4.4 and §5, RFC 4303).
 * Works on octets in arrays; knows no device, no socket, no thread and no clock, and allocates nothing per packet.
 */
@NullMarked
package ike.esp.packet;

import org.jspecify.annotations.NullMarked;
