package ike.engine.config;

import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;

/** A configured traffic selector (RFC 7296 §3.13). */
public sealed interface SelectorSpec {
    /** These packets. */
    record Fixed(AddressRange range) implements SelectorSpec {
    }

    /** Packets of the side's own address, whichever that turns out to be: the outer one or an assigned one. */
    record Dynamic(int protocol, int startPort, int endPort) implements SelectorSpec {
    }

    /** The selector, now that the side's address is known. */
    default AddressRange resolve(IpAddress own) {
        return switch (this) {
            case Fixed(AddressRange range) -> range;
            case Dynamic(int protocol, int startPort, int endPort) ->
                new AddressRange(protocol, startPort, endPort, own, own);
        };
    }
}
