package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AddressPattern;
import ike.engine.config.SelectorSpec;
import ike.engine.negotiation.SelectorText;
import ike.interop.swanctl.ServiceNames;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Comparator;
import java.util.List;

/** Addresses and traffic selectors to the letter as charon writes them: {@code 10.1.0.0/16[tcp/http]}. */
final class SelectorTexts {
    private static final Comparator<AddressRange> ORDER = Comparator.comparing(AddressRange::start)
            .thenComparing(AddressRange::end, Comparator.reverseOrder()).thenComparingInt(AddressRange::protocol)
            .thenComparingInt(AddressRange::startPort).thenComparing(AddressRange::endPort, Comparator.reverseOrder());
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private SelectorTexts() {
    }

    /** Negotiated ones, in strongSwan's order: by the address that they begin with, the larger ones first. */
    static ImmutableList<String> ofRanges(List<AddressRange> ranges) {
        return ranges.stream().sorted(ORDER).map(SelectorTexts::of).collect(ImmutableList.toImmutableList());
    }

    /** Configured ones; an own address that is not known yet is a word. */
    static ImmutableList<String> ofSpecs(List<SelectorSpec> specs) {
        return specs.stream().map(spec -> switch (spec) {
            case SelectorSpec.Fixed(AddressRange range) -> of(range);
            case SelectorSpec.Dynamic(int protocol, int first, int last) -> "dynamic" + restriction(
                    new AddressRange(protocol, first, last, IpAddress.ANY4, IpAddress.ANY4));
        }).collect(ImmutableList.toImmutableList());
    }

    /** An outer address as it is configured. */
    static String of(AddressPattern pattern) {
        if (pattern.isNamed()) {
            return pattern.host();
        }
        boolean whole = pattern.isExact() || pattern.equals(AddressPattern.ANY4) || pattern.equals(AddressPattern.ANY6);
        return whole
                ? pattern.toString()
                : SelectorText.of(new AddressRange(0, 0, TrafficSelector.MAX_PORT, pattern.first(), pattern.last()));
    }

    private static String of(AddressRange range) {
        AddressRange addresses = new AddressRange(0, 0, TrafficSelector.MAX_PORT, range.start(), range.end());
        return SelectorText.of(addresses).replace("-", "..") + restriction(range);
    }

    private static String restriction(AddressRange range) {
        boolean everyPort = range.startPort() == 0 && range.endPort() == TrafficSelector.MAX_PORT;
        if (range.protocol() == 0 && everyPort) {
            return "";
        }
        String protocol = ServiceNames.ofProtocol(range.protocol())
                .orElseGet(() -> Integer.toString(range.protocol()));
        return "[" + protocol + (everyPort ? "" : "/" + ports(range)) + "]";
    }

    private static String ports(AddressRange range) {
        if (range.isOpaque()) {
            return "OPAQUE";
        }
        return range.startPort() == range.endPort()
                ? port(range.protocol(), range.startPort())
                : number(range.protocol(), range.startPort()) + "-" + number(range.protocol(), range.endPort());
    }

    private static String port(int protocol, int port) {
        return isIcmp(protocol)
                ? number(protocol, port)
                : ServiceNames.ofPort(port).orElseGet(() -> Integer.toString(port));
    }

    private static String number(int protocol, int port) {
        if (!isIcmp(protocol)) {
            return Integer.toString(port);
        }
        int code = port & 0xff;
        return (port >>> 8) + (code == 0 ? "" : "(" + code + ")");
    }

    private static boolean isIcmp(int protocol) {
        return protocol == ICMP || protocol == ICMPV6;
    }
}
