package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import ike.engine.config.SelectorSpec;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;

/**
 * Lists of traffic selectors (RFC 7296 §3.13): addresses, a subnet, a range or {@code dynamic}, and behind it, in
 * brackets, a protocol and perhaps ports.
 *
 * <pre>
 *   10.1.0.0/16   10.1.0.1-10.1.0.9   2001:db8::/32   dynamic
 *   10.1.0.0/16[tcp]   dynamic[udp/1701]   10.1.0.1[6/1024-2047]   0.0.0.0/0[gre]   10.1.0.0/16[icmp/8]
 *   dynamic[tcp/opaque]
 * </pre>
 */
final class SelectorValues {
    private static final String EXPECTATION = "dynamic, an address, a subnet or a range, with perhaps"
            + " [protocol/port] behind it";
    private static final int ICMP = 1;
    private static final int ICMP6 = 58;

    private SelectorValues() {
    }

    static ImmutableList<SelectorSpec> selectors(String value) throws BadValue {
        ImmutableList.Builder<SelectorSpec> selectors = ImmutableList.builder();
        for (String item : ListValue.items(value)) {
            selectors.add(selector(item));
        }
        return selectors.build();
    }

    private static SelectorSpec selector(String item) throws BadValue {
        int bracket = item.indexOf('[');
        if (bracket < 0) {
            return selector(item, item, Traffic.ANY);
        }
        if (!item.endsWith("]")) {
            throw BadValue.expected(item, EXPECTATION);
        }
        String addresses = CharMatcher.is(' ').trimTrailingFrom(item.substring(0, bracket));
        return selector(item, addresses, Traffic.of(item, item.substring(bracket + 1, item.length() - 1)));
    }

    private static SelectorSpec selector(String item, String addresses, Traffic traffic) throws BadValue {
        if (addresses.equals("dynamic")) {
            return new SelectorSpec.Dynamic(traffic.protocol, traffic.startPort, traffic.endPort);
        }
        Optional<AddressSpan> span = AddressSpan.parse(addresses);
        if (span.isEmpty()) {
            throw BadValue.expected(item, EXPECTATION);
        }
        return new SelectorSpec.Fixed(new AddressRange(traffic.protocol, traffic.startPort, traffic.endPort,
                span.get().first(), span.get().last()));
    }

    /** What stands in brackets. */
    private record Traffic(int protocol, int startPort, int endPort) {
        static final Traffic ANY = new Traffic(0, 0, 0xffff);

        static Traffic of(String item, String text) throws BadValue {
            int slash = text.indexOf('/');
            int protocol = protocol(item, slash < 0 ? text : text.substring(0, slash));
            String ports = slash < 0 ? "" : text.substring(slash + 1);
            if (ports.equals("opaque")) {
                return new Traffic(protocol, 0xffff, 0);
            }
            if (ports.isEmpty() || ports.equals("any")) {
                return new Traffic(protocol, 0, 0xffff);
            }
            Range<Integer> range = ports(item, ports);
            boolean icmp = protocol == ICMP || protocol == ICMP6;
            return new Traffic(protocol, icmp ? typeAndCode(range.lowerEndpoint()) : range.lowerEndpoint(),
                    icmp ? typeAndCode(range.upperEndpoint()) : range.upperEndpoint());
        }

        private static int protocol(String item, String text) throws BadValue {
            if (text.isEmpty() || text.equals("any")) {
                return 0;
            }
            Integer known = ServiceNames.PROTOCOLS.get(Ascii.toLowerCase(text));
            return known != null ? known : number(item, text, 0xff, "a protocol by its number or its usual name");
        }

        private static Range<Integer> ports(String item, String text) throws BadValue {
            Integer known = ServiceNames.PORTS.get(text);
            int dash = text.indexOf('-');
            String expectation = "a port or a range of ports by number, the usual name of a service, opaque or any";
            int first = known != null
                    ? known
                    : number(item, dash < 0 ? text : text.substring(0, dash), 0xffff, expectation);
            int last = known != null || dash < 0 ? first : number(item, text.substring(dash + 1), 0xffff, expectation);
            if (first > last) {
                throw BadValue.expected(item, expectation);
            }
            return Range.closed(first, last);
        }

        /** An ICMP type alone stands for the type with code 0; from 256 on, both are in the number. */
        private static int typeAndCode(int number) {
            return number < 0x100 ? number << 8 : number;
        }

        private static int number(String item, String text, int most, String expectation) throws BadValue {
            try {
                return (int) ScalarValues.number(text, 0, most);
            } catch (BadValue _) {
                throw BadValue.expected(item, expectation);
            }
        }
    }
}
