/** IP addresses and the headers of IPv4, IPv6, UDP and ICMP as far as the datapath and the tools need them. */
@NullMarked
package ike.wire.ip;

import org.jspecify.annotations.NullMarked;
