package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A child in transport mode whose connection leaves open where the peer is: whoever a packet is for is the peer (RFC 4301 §5.1, and
 * strongSwan's traps towards {@code %any}).
 *
 * @param connection the connection between the two ends of a packet
 * @param child the child for packets between these two
 */
public record AnyPeer(Connection connection, ChildConfig child) {
    /** True when packets tell who the peer of this child is. */
    public static boolean isOf(Connection connection, ChildConfig child) {
        return child.mode() == IpsecMode.TRANSPORT && connection.remoteAddresses().stream()
                .noneMatch(pattern -> pattern.isExact() || pattern.isNamed());
    }

    /** What is to be set up for a packet; nothing where its ends are not those that the connection and the child mean. */
    public static Optional<AnyPeer> of(Connection connection, ChildConfig child, IpAddress source,
            IpAddress destination) {
        ImmutableList<SelectorSpec> local = within(child.local(), source);
        ImmutableList<SelectorSpec> remote = within(child.remote(), destination);
        return isHost(source) && isHost(destination) && means(connection.localAddresses(), source)
                && means(connection.remoteAddresses(), destination) && !local.isEmpty() && !remote.isEmpty()
                        ? Optional.of(between(connection, child.between(local, remote), source, destination))
                        : Optional.empty();
    }

    /** Its connection has no other child of this name: a successor is for the same packets. */
    private static AnyPeer between(Connection connection, ChildConfig child, IpAddress source, IpAddress destination) {
        ImmutableList<ChildConfig> children = connection.children().stream()
                .map(other -> other.name().equals(child.name()) ? child : other)
                .collect(ImmutableList.toImmutableList());
        return new AnyPeer(connection.between(only(source), only(destination)).withChildren(children), child);
    }

    private static boolean means(List<AddressPattern> patterns, IpAddress address) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(address));
    }

    private static ImmutableList<AddressPattern> only(IpAddress address) {
        return ImmutableList.of(AddressPattern.exactly(address));
    }

    private static boolean isHost(IpAddress address) {
        InetAddress inet = address.toInet();
        return !inet.isMulticastAddress() && !inet.isAnyLocalAddress() && !inet.isLoopbackAddress()
                && !inet.isLinkLocalAddress() && !address.equals(AddressPattern.ANY4.last());
    }

    /** What the selectors say of packets of this one address. */
    private static ImmutableList<SelectorSpec> within(List<SelectorSpec> specs, IpAddress address) {
        ImmutableList.Builder<SelectorSpec> kept = ImmutableList.builder();
        for (SelectorSpec spec : specs) {
            if (spec instanceof SelectorSpec.Fixed(AddressRange range)) {
                if (new AddressPattern(range.start(), range.end()).matches(address)) {
                    kept.add(new SelectorSpec.Fixed(new AddressRange(range.protocol(), range.startPort(),
                            range.endPort(), address, address)));
                }
            } else {
                kept.add(spec);
            }
        }
        return kept.build();
    }
}
