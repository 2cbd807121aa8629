package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Policy;
import ike.engine.config.AddressPattern;
import ike.engine.config.ChildConfig;
import ike.engine.config.SelectorSpec;
import ike.v1.sa.Established;
import ike.v1.sa.Traffic;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.AttributesPayload;
import ike.wire.v1.CfgAttribute;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.IdType;
import ike.wire.v1.Identification;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Cisco's Unity clients and their gateways say beyond Mode Config: which networks go through the tunnel, and which past it. Quick
 * Mode then says 0.0.0.0/0 for the gateway's side, while the SAs are for the networks that were told. No RFC section: as strongSwan's
 * plugin {@code unity} has it.
 *
 * <pre>
 *     UNITY_SPLIT_INCLUDE, UNITY_LOCAL_LAN = (network, mask, protocol, two ports) ..., 14 octets each; here the last 6 are 0
 * </pre>
 */
final class Unity {
    /** What a client asks for. */
    static final ImmutableList<CfgAttribute> ASKED = ImmutableList.of(CfgAttribute.UNITY_SPLIT_INCLUDE,
            CfgAttribute.UNITY_LOCAL_LAN, CfgAttribute.UNITY_BANNER, CfgAttribute.UNITY_DEF_DOMAIN,
            CfgAttribute.UNITY_SPLITDNS_NAME);
    private static final AddressRange ANY = AddressRange.of(IpAddress.ANY4, IpAddress.of("255.255.255.255"));
    private static final int NETWORK = 8;
    private static final int PADDED = 14;
    /** Networks that are heeded of one attribute. */
    private static final int MOST = 64;
    private static final int BEFORE_SAS = 1;

    private Unity() {
    }

    /** True for an attribute of Unity that is to be told. */
    static boolean isOf(DataAttribute attribute) {
        return attribute.type().code() >= CfgAttribute.UNITY_BANNER.code()
                && attribute.type().code() <= CfgAttribute.UNITY_DDNS_HOSTNAME.code();
    }

    /** The networks of an attribute that we are told; the padding of the last may be missing. */
    static ImmutableList<AddressRange> networks(Established sa, AttributesPayload told, CfgAttribute type) {
        if (!sa.session().unity()) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<AddressRange> networks = ImmutableList.builder();
        for (DataAttribute attribute : told.attributes()) {
            Bytes value = attribute.type() == type ? attribute.value() : Bytes.EMPTY;
            for (int at = 0; at + NETWORK <= value.length() && at < MOST * PADDED; at += PADDED) {
                network(value.slice(at, at + NETWORK)).ifPresent(networks::add);
            }
        }
        return networks.build();
    }

    private static Optional<AddressRange> network(Bytes addressAndMask) {
        try {
            return Optional.of(ClientIds.range(Identification.of(IdType.Known.ID_IPV4_ADDR_SUBNET, addressAndMask)));
        } catch (ike.v1.message.Refused _) {
            return Optional.empty();
        }
    }

    /** A client lets the networks that it has been told to leave out go past the tunnel. */
    static Established heeding(Turn turn, Established sa) {
        if (!sa.addresses().excluded().isEmpty()) {
            ImmutableList<AddressRange> own = Stream
                    .concat(sa.addresses().local().stream(), Stream.of(sa.name().path().local().address()))
                    .filter(IpAddress::isV4).map(address -> AddressRange.of(address, address))
                    .collect(ImmutableList.toImmutableList());
            turn.effect(new Effect.InstallPolicy(new Policy(-sa.name().uniqueId(), Policy.Action.BYPASS, BEFORE_SAS,
                    own, sa.addresses().excluded())));
        }
        return sa;
    }

    /** The SA goes, and what it had let pass is judged as before. */
    static void forget(Turn turn, Established sa) {
        if (!sa.addresses().excluded().isEmpty()) {
            turn.effect(new Effect.RemovePolicy(-sa.name().uniqueId()));
        }
    }

    /** A gateway tells its own networks, unless it has been configured what to tell. */
    static ImmutableList<DataAttribute> included(Established sa, List<DataAttribute> told) {
        boolean wanted = sa.session().unity() && !sa.addresses().remote().isEmpty()
                && told.stream().noneMatch(attribute -> attribute.type() == CfgAttribute.UNITY_SPLIT_INCLUDE);
        Bytes networks = Bytes.concat(!wanted
                ? new Bytes[0]
                : sa.name().connection().children().stream()
                        .flatMap(child -> fixed(child.local()).stream()).filter(range -> !range.equals(ANY)).distinct()
                        .limit(MOST).flatMap(range -> encoded(range).stream()).toArray(Bytes[]::new));
        return networks.isEmpty()
                ? ImmutableList.of()
                : ImmutableList.of(DataAttribute.of(CfgAttribute.UNITY_SPLIT_INCLUDE, networks));
    }

    private static Optional<Bytes> encoded(AddressRange range) {
        Identification id = ClientIds.of(range);
        if (id.type() == IdType.Known.ID_IPV4_ADDR) {
            return Optional.of(Bytes.concat(id.data(), Bytes.u32(0xffffffffL), Bytes.zeros(PADDED - NETWORK)));
        }
        return id.type() == IdType.Known.ID_IPV4_ADDR_SUBNET
                ? Optional.of(Bytes.concat(id.data(), Bytes.zeros(PADDED - NETWORK)))
                : Optional.empty();
    }

    /** What a client's Quick Modes say: any address of the gateway's side, where that has told its networks. */
    static ImmutableList<Traffic> said(Established sa, ChildConfig child, ImmutableList<Traffic> proposed) {
        return isClient(sa) && !narrowed(sa, child).isEmpty()
                ? proposed.stream().map(traffic -> new Traffic(traffic.local(), ANY))
                        .filter(traffic -> traffic.local().start().isV4()).distinct()
                        .collect(ImmutableList.toImmutableList())
                : proposed;
    }

    /** True when a client says 0.0.0.0/0 for our side, and the rest is what this child is for. */
    static boolean isAnything(Established sa, Traffic asked, List<Traffic> configured) {
        return isGateway(sa) && asked.local().equals(ANY) && configured.stream()
                .anyMatch(own -> own.contains(new Traffic(own.local(), asked.remote())));
    }

    /** What the SAs of a child are for on our side, where a Quick Mode has said this. */
    static ImmutableList<AddressRange> local(Established sa, ChildConfig child, AddressRange said) {
        return isGateway(sa) && said.equals(ANY) ? resolved(child.local(), sa.own()) : ImmutableList.of(said);
    }

    /** The same on the peer's side. */
    static ImmutableList<AddressRange> remote(Established sa, ChildConfig child, AddressRange said) {
        ImmutableList<AddressRange> told = isClient(sa) && said.equals(ANY)
                ? narrowed(sa, child)
                : ImmutableList.of();
        return told.isEmpty() ? ImmutableList.of(said) : told;
    }

    private static boolean isClient(Established sa) {
        return sa.session().unity() && sa.name().initiator() && !sa.addresses().included().isEmpty();
    }

    private static boolean isGateway(Established sa) {
        return sa.session().unity() && !sa.name().initiator();
    }

    private static ImmutableList<AddressRange> narrowed(Established sa, ChildConfig child) {
        return resolved(child.remote(), sa.peers()).stream()
                .flatMap(own -> sa.addresses().included().stream().flatMap(told -> Traffic.common(own, told).stream()))
                .distinct().collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<AddressRange> fixed(List<SelectorSpec> configured) {
        return resolved(configured, ImmutableList.of());
    }

    private static ImmutableList<AddressRange> resolved(List<SelectorSpec> configured, List<AddressPattern> side) {
        return configured.stream().flatMap(spec -> spec.resolve(side).stream())
                .filter(range -> range.start().isV4()).collect(ImmutableList.toImmutableList());
    }
}
