package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.List;

/** A configured traffic selector (RFC 7296 §3.13). */
public sealed interface SelectorSpec {
    /** These packets. */
    record Fixed(AddressRange range) implements SelectorSpec {
    }

    /** Packets of the side's own address, whichever that turns out to be: the outer one or an assigned one. */
    record Dynamic(int protocol, int startPort, int endPort) implements SelectorSpec {
    }

    /** The selectors, now that the side's addresses are known: one or more, or all of a family. */
    default ImmutableList<AddressRange> resolve(List<AddressPattern> own) {
        return switch (this) {
            case Fixed(AddressRange range) -> ImmutableList.of(range);
            case Dynamic(int protocol, int startPort, int endPort) -> own.stream()
                    .map(side -> new AddressRange(protocol, startPort, endPort, side.first(), side.last()))
                    .collect(ImmutableList.toImmutableList());
        };
    }
}
