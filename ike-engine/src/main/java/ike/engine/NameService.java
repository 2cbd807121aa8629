package ike.engine;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgAttributeType;
import ike.wire.v2.CfgValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who knows the names behind the peer, as it has told us with our addresses.
 *
 * @param servers name servers (RFC 7296 §3.15.1)
 * @param domains the only names that they are to be asked for, with all below (RFC 8598 §4.1); none for any name. Letters, digits,
 *            dots, hyphens and underscores: what a program can be given without harm
 */
public record NameService(ImmutableList<IpAddress> servers, ImmutableList<String> domains) {
    /** Nobody. */
    public static final NameService NONE = new NameService(ImmutableList.of(), ImmutableList.of());
    /** So many of each are kept. */
    private static final int MOST = 16;
    /** RFC 1035 §2.3.4, without the root. */
    private static final int LONGEST_NAME = 253;
    private static final CharMatcher IN_NAMES = CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9')).or(CharMatcher.anyOf(".-_"));

    /** What these attributes say; domains without a server say nothing (RFC 8598 §3.1). */
    public static NameService of(List<CfgAttribute> told) {
        ImmutableList<IpAddress> servers = values(told, NameService::isServer)
                .filter(CfgValue.Address.class::isInstance).map(value -> ((CfgValue.Address) value).address())
                .distinct().limit(MOST).collect(ImmutableList.toImmutableList());
        return servers.isEmpty()
                ? NONE
                : new NameService(servers, values(told, NameService::isDomain)
                        .filter(CfgValue.Text.class::isInstance)
                        .map(value -> new String(((CfgValue.Text) value).octets().toArray(),
                                StandardCharsets.ISO_8859_1))
                        .map(name -> CharMatcher.is('.').trimTrailingFrom(name)).filter(NameService::isName).distinct()
                        .limit(MOST).collect(ImmutableList.toImmutableList()));
    }

    private static Stream<CfgValue> values(List<CfgAttribute> told, Predicate<CfgAttribute> which) {
        return told.stream().filter(which).flatMap(attribute -> CfgValue.of(attribute).toOptional().stream());
    }

    private static boolean isServer(CfgAttribute attribute) {
        return attribute.type().equals(CfgAttributeType.Known.INTERNAL_IP4_DNS)
                || attribute.type().equals(CfgAttributeType.Known.INTERNAL_IP6_DNS);
    }

    private static boolean isDomain(CfgAttribute attribute) {
        return attribute.type().equals(CfgAttributeType.Known.INTERNAL_DNS_DOMAIN);
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_NAME && IN_NAMES.matchesAllOf(text);
    }
}
