package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.ExplicitGroup;
import ike.engine.config.GroupOptions;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The two keys for groups that are described by their numbers (RFC 2409 §5.6): {@code explicit_group} and {@code new_group}. A value
 * is the keyword of a MODP group, or a prime in hexadecimal, with its generator behind a slash unless that is 2.
 */
final class GroupValues {
    private static final CharMatcher HEX = CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));
    private static final String EXPECTED = "a keyword such as modp2048, or a prime in hexadecimal and, unless it is 2,"
            + " a generator in hexadecimal behind a slash";
    private static final int HEX_DIGIT_BITS = 4;

    private GroupValues() {
    }

    /** What a connection says of them, with one warning for each key that is there. */
    static GroupOptions of(SectionReader reader) {
        GroupOptions options = GroupOptions.NUMBERED;
        Optional<ExplicitGroup> phase1 = reader.read("explicit_group", GroupValues::group);
        if (phase1.isPresent()) {
            reader.warning("explicit_group", "for study: hardly anybody else knows a group by its numbers,"
                    + " enabled only because named here");
            options = options.withPhase1(phase1.get());
        }
        Optional<GroupOptions> phase2 = reader.read("new_group", GroupValues::newGroup);
        if (phase2.isPresent()) {
            reader.warning("new_group", "for study: hardly anybody else speaks New Group Mode,"
                    + " enabled only because named here");
            options = new GroupOptions(options.phase1(), phase2.get().phase2(), phase2.get().anyOfPeer());
        }
        return options;
    }

    private static GroupOptions newGroup(String value) throws BadValue {
        return Ascii.equalsIgnoreCase(value, "accept")
                ? GroupOptions.NUMBERED.withAnyOfPeer()
                : GroupOptions.NUMBERED.withPhase2(group(value));
    }

    private static ExplicitGroup group(String value) throws BadValue {
        String text = Ascii.toLowerCase(value);
        Optional<ExplicitGroup> known = Optional.ofNullable(Algorithms.keywords().get(text))
                .flatMap(line -> line.id()).filter(KeyExchangeId.class::isInstance).map(KeyExchangeId.class::cast)
                .flatMap(ExplicitGroup::of);
        ExplicitGroup group = known.isPresent() ? known.get() : numbers(value, text);
        Optional<String> flaw = group.flaw();
        if (flaw.isPresent()) {
            throw BadValue.saying("describes a group that nobody should use: " + flaw.get());
        }
        return group;
    }

    private static ExplicitGroup numbers(String value, String text) throws BadValue {
        ImmutableList<String> parts = ImmutableList.copyOf(text.split("/", 2));
        return new ExplicitGroup(number(value, parts.getFirst()),
                parts.size() == 1 ? BigInteger.TWO : number(value, parts.getLast()));
    }

    private static BigInteger number(String value, String hex) throws BadValue {
        String digits = hex.startsWith("0x") ? hex.substring(2) : hex;
        if (digits.isEmpty() || digits.length() > ExplicitGroup.MOST_BITS / HEX_DIGIT_BITS
                || !HEX.matchesAllOf(digits)) {
            throw BadValue.expected(value, EXPECTED + "; of at most " + ExplicitGroup.MOST_BITS + " bits");
        }
        return new BigInteger(digits, 16);
    }
}
