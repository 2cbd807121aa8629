package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;

/**
 * Addresses of one family to be assigned, and what else whoever gets one is told (RFC 7296 §3.15).
 *
 * @param first the lowest address, {@code last} the highest
 * @param attributes name servers, subnets, domains
 */
public record AddressPool(String name, IpAddress first, IpAddress last, ImmutableList<CfgAttribute> attributes) {
}
