/**
 * What a network card does for its kernel, done for the packet device: cutting super-packets into packets (TSO, USO),
 * joining consecutive packets of a flow into super-packets (GRO), completing checksums. Works on octets in arrays; knows
 * no device, and allocates nothing per packet.
 */
@NullMarked
package ike.esp.offload;

import org.jspecify.annotations.NullMarked;
