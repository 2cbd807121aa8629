package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.CodePoint;
import ike.wire.Decoded;
import ike.wire.WireReader;
import ike.wire.ip.IpAddress;
import java.util.Optional;

/**
 * What the value of a configuration attribute says (RFC 7296 §3.15.1 and the RFC of each type): one record for each
 * shape. Nearly every attribute may be empty in a request: the other side is to choose. A value that does not fit its
 * type leaves the message as it is; whoever needs it asks here and gets the reason.
 */
public sealed interface CfgValue {
    /** Nothing: please give me one. */
    record Empty() implements CfgValue {
    }

    /** Octets of a type that has no fields. */
    record Opaque(Bytes octets) implements CfgValue {
    }

    /** An address: the one assigned, a name server, a netmask. */
    record Address(IpAddress address) implements CfgValue {
    }

    /** An address or prefix of IPv6 and how many of its bits belong to the network. */
    record Prefix(IpAddress address, int prefixLength) implements CfgValue {
    }

    /** A network of IPv4. */
    record Subnet(IpAddress address, IpAddress netmask) implements CfgValue {
    }

    /**
     * The home network (RFC 5026 §8.2).
     *
     * @param lifetime in seconds
     */
    record HomePrefix(long lifetime, IpAddress prefix, int prefixLength) implements CfgValue {
    }

    /** A version or a domain name, as the peer wrote it: not safe to print as it is. */
    record Text(Bytes octets) implements CfgValue {
    }

    /** Seconds (3GPP TS 24.302). */
    record Seconds(long seconds) implements CfgValue {
    }

    /** A number whose unit its type says (FTT_KAT, 3GPP TS 24.302). */
    record Count(int number) implements CfgValue {
    }

    /**
     * The home agent (3GPP TS 24.302 §8.2.4.1): 16 or 20 octets.
     *
     * @param ipv4 absent where the agent has no such address
     */
    record HomeAgent(IpAddress ipv6, Optional<IpAddress> ipv4) implements CfgValue {
    }

    /** What a NAT made of the sender's address and port (3GPP TS 29.139). */
    record Endpoint(IpAddress address, int port) implements CfgValue {
    }

    /** The attributes that the sender knows. */
    record Types(ImmutableList<CfgAttributeType> types) implements CfgValue {
    }

    /**
     * A virtual link (RFC 5739 §5.1).
     *
     * @param interfaceId 8 octets
     * @param linkId the gateway's name for it; empty while unknown
     */
    record Link(Bytes interfaceId, Bytes linkId) implements CfgValue {
    }

    /**
     * A trust anchor of DNSSEC (RFC 8598 §4.2).
     *
     * @param algorithm of the registry of DNS security algorithm numbers
     * @param digestType of the registry of DS digest algorithms
     */
    record TrustAnchor(int keyTag, int algorithm, int digestType, Bytes digest) implements CfgValue {
    }

    /**
     * A resolver that speaks encrypted DNS (RFC 9464 §3.1).
     *
     * @param parameters SvcParams in their wire format (RFC 9460 §2.2)
     */
    record Resolver(int priority, ImmutableList<IpAddress> addresses, Bytes name, Bytes parameters)
            implements
                CfgValue {
    }

    /**
     * How the certificate of a resolver is recognised (RFC 9464 §3.2).
     *
     * @param algorithms in a request those that the sender knows, in an answer one
     * @param digest empty in a request
     */
    record ResolverDigest(Bytes name, ImmutableList<CodePoint> algorithms, Bytes digest) implements CfgValue {
    }

    /** The value of {@code attribute}, read as its type says. */
    static Decoded<CfgValue> of(CfgAttribute attribute) {
        return WireReader.decode(attribute.value(), "Value", CfgLayouts.section(attribute.type()),
                in -> CfgLayouts.read(in, attribute.type()));
    }

    /** The address that {@code attribute} begins with, if it holds one. */
    static Optional<IpAddress> address(CfgAttribute attribute) {
        return of(attribute).toOptional().flatMap(value -> switch (value) {
            case Address(IpAddress address) -> Optional.of(address);
            case Prefix(IpAddress address, int _) -> Optional.of(address);
            case Subnet(IpAddress address, IpAddress _) -> Optional.of(address);
            default -> Optional.empty();
        });
    }
}
