package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.NameService;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.sa.SaName;
import ike.v2.sa.VirtualAddresses;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgAttributeType;
import ike.wire.v2.CfgType;
import ike.wire.v2.CfgValue;
import ike.wire.v2.ConfigurationPayload;
import java.util.Optional;

/**
 * Asking for addresses inside the tunnel, and what the answer says (RFC 7296 §2.19, §3.15).
 *
 * <pre>{@code
 * HDR, SK {..., CP(CFG_REQUEST), SAi2, TSi, TSr}  -->
 *                                                 <--  HDR, SK {..., CP(CFG_REPLY), SAr2, TSi, TSr}
 * }</pre>
 *
 * TSi offers every address of the family, since we do not know yet which one we shall have; the answer narrows it.
 */
final class ConfigurationInitiator {
    private static final int HOST_PREFIX = 128;

    private ConfigurationInitiator() {
    }

    /** What we ask for, if this connection asks for addresses. */
    static Optional<ConfigurationPayload> request(Connection connection) {
        ImmutableList<IpAddress> vips = connection.addressing().vips();
        if (vips.isEmpty()) {
            return Optional.empty();
        }
        ImmutableList.Builder<CfgAttribute> attributes = ImmutableList.builder();
        vips.forEach(vip -> attributes.add(new CfgAttribute(type(vip), isAny(vip) ? Bytes.EMPTY : value(vip))));
        if (vips.stream().anyMatch(IpAddress::isV4)) {
            attributes.add(empty(CfgAttributeType.Known.INTERNAL_IP4_DNS),
                    empty(CfgAttributeType.Known.INTERNAL_IP4_NBNS), empty(CfgAttributeType.Known.INTERNAL_IP4_SUBNET));
        }
        if (vips.stream().anyMatch(vip -> !vip.isV4())) {
            attributes.add(empty(CfgAttributeType.Known.INTERNAL_IP6_DNS),
                    empty(CfgAttributeType.Known.INTERNAL_IP6_SUBNET));
        }
        attributes.add(empty(CfgAttributeType.Known.INTERNAL_DNS_DOMAIN));
        return Optional.of(new ConfigurationPayload(CfgType.Known.CFG_REQUEST, attributes.build()));
    }

    /** Whose packets will be ours: anybody's of a family in which we ask for an address. */
    static ImmutableList<AddressPattern> own(SaName name) {
        ImmutableList<IpAddress> vips = name.connection().addressing().vips();
        return vips.isEmpty()
                ? ImmutableList.of(AddressPattern.exactly(name.path().local().address()))
                : vips.stream().map(vip -> vip.isV4() ? AddressPattern.ANY4 : AddressPattern.ANY6).distinct()
                        .collect(ImmutableList.toImmutableList());
    }

    /** The addresses that the answer assigns, no more than we have asked for. */
    static VirtualAddresses take(Turn turn, SaName name, Chain answer) {
        int asked = name.connection().addressing().vips().size();
        Optional<ConfigurationPayload> reply = answer.find(ConfigurationPayload.class)
                .filter(cp -> cp.cfgType().equals(CfgType.Known.CFG_REPLY));
        ImmutableList<IpAddress> addresses = reply.stream().flatMap(cp -> cp.attributes().stream())
                .filter(attribute -> attribute.type().equals(CfgAttributeType.Known.INTERNAL_IP4_ADDRESS)
                        || attribute.type().equals(CfgAttributeType.Known.INTERNAL_IP6_ADDRESS))
                .flatMap(attribute -> CfgValue.address(attribute).stream()).distinct().limit(asked)
                .collect(ImmutableList.toImmutableList());
        if (addresses.isEmpty()) {
            return VirtualAddresses.NONE;
        }
        turn.effect(new Effect.AssignAddresses(name.uniqueId(), addresses, reply.orElseThrow().attributes()));
        return new VirtualAddresses(name.uniqueId(), addresses, ImmutableList.of(),
                NameService.of(reply.orElseThrow().attributes()));
    }

    /** The attribute type that carries an address. */
    static CfgAttributeType type(IpAddress address) {
        return address.isV4()
                ? CfgAttributeType.Known.INTERNAL_IP4_ADDRESS
                : CfgAttributeType.Known.INTERNAL_IP6_ADDRESS;
    }

    /** The attribute's value: four octets, or sixteen and the length of the prefix. */
    static Bytes value(IpAddress address) {
        return address.isV4() ? address.octets() : Bytes.concat(address.octets(), Bytes.of(HOST_PREFIX));
    }

    private static boolean isAny(IpAddress address) {
        return address.equals(IpAddress.ANY4) || address.equals(IpAddress.ANY6);
    }

    private static CfgAttribute empty(CfgAttributeType type) {
        return new CfgAttribute(type, Bytes.EMPTY);
    }
}
