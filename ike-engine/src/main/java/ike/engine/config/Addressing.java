package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;

/**
 * Addresses inside the tunnel that one side assigns to the other (RFC 7296 §2.19).
 *
 * @param vips what we ask for as an initiator, the unspecified address of a family standing for any of it
 * @param pools the names of the pools that we assign from as a responder, in the order in which they are tried
 */
public record Addressing(ImmutableList<IpAddress> vips, ImmutableList<String> pools) {
    /** Each side has its addresses already. */
    public static final Addressing NONE = new Addressing(ImmutableList.of(), ImmutableList.of());
}
