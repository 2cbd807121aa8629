package ike.interop.swanctl;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import ike.engine.config.AddressPattern;
import ike.wire.ip.IpAddress;
import java.util.Optional;

/** Lists of outer addresses: {@code %any}, single addresses, CIDR subnets, ranges, names of hosts. */
final class AddressValues {
    private static final String EXPECTATION = "%any, an address, a subnet like 10.0.0.0/8, a range like"
            + " 10.0.0.1-10.0.0.9, or the name of a host";
    private static final CharMatcher LETTER = CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('A', 'Z'));
    private static final CharMatcher IN_NAMES = LETTER.or(CharMatcher.inRange('0', '9')).or(CharMatcher.anyOf(".-_"));

    private AddressValues() {
    }

    /** What the list means; names that cannot be resolved mean nobody. */
    static ImmutableList<AddressPattern> patterns(String value, HostNames names) throws BadValue {
        ImmutableList.Builder<AddressPattern> patterns = ImmutableList.builder();
        for (String item : ListValue.items(value)) {
            patterns.addAll(pattern(item, names));
        }
        return patterns.build();
    }

    private static ImmutableList<AddressPattern> pattern(String item, HostNames names) throws BadValue {
        return switch (item) {
            case "%any" -> ImmutableList.of(AddressPattern.ANY4, AddressPattern.ANY6);
            case "%any4", "0.0.0.0" -> ImmutableList.of(AddressPattern.ANY4);
            case "%any6", "::" -> ImmutableList.of(AddressPattern.ANY6);
            default -> {
                Optional<AddressSpan> span = AddressSpan.parse(item);
                yield span.isPresent()
                        ? ImmutableList.of(new AddressPattern(span.get().first(), span.get().last()))
                        : ofName(item, names);
            }
        };
    }

    private static ImmutableList<AddressPattern> ofName(String item, HostNames names) throws BadValue {
        if (!IN_NAMES.matchesAllOf(item) || LETTER.matchesNoneOf(item)) {
            throw BadValue.expected(item, EXPECTATION);
        }
        ImmutableList<IpAddress> addresses = names.addressesOf(item);
        return addresses.isEmpty()
                ? ImmutableList.of(AddressPattern.unresolved(item))
                : addresses.stream().map(address -> AddressPattern.of(item, address))
                        .collect(ImmutableList.toImmutableList());
    }
}
