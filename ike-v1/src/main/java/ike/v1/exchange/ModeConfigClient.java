package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.NameService;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.ModeConfig;
import ike.v1.sa.Transaction;
import ike.v1.sa.VirtualAddresses;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.AttributeSpace;
import ike.wire.v1.AttributesPayload;
import ike.wire.v1.CfgAttribute;
import ike.wire.v1.CfgType;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.IsakmpMessage;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the end does that gets addresses inside the tunnel: it asks for them, or is told. No RFC section:
 * draft-dukes-ike-mode-cfg-02 §4.
 */
final class ModeConfigClient {
    private static final int PREFIX = 128;

    private ModeConfigClient() {
    }

    /** Asks ({@code pull}). What an older SA with the same peer has is asked for again. */
    static Established pull(Turn turn, Established sa) {
        ImmutableList<IpAddress> had = turn.surroundings().others(sa).stream().map(o -> o.addresses().local())
                .filter(local -> !local.isEmpty()).findFirst().orElse(ImmutableList.of());
        ImmutableList<IpAddress> wanted = had.isEmpty() ? sa.name().connection().addressing().vips() : had;
        ImmutableList.Builder<DataAttribute> attributes = ImmutableList.builder();
        wanted.forEach(address -> attributes.add(isAny(address) ? empty(type(address)) : address(address)));
        if (wanted.stream().anyMatch(IpAddress::isV4)) {
            attributes.add(empty(CfgAttribute.INTERNAL_IP4_NETMASK), empty(CfgAttribute.INTERNAL_IP4_DNS),
                    empty(CfgAttribute.INTERNAL_IP4_NBNS), empty(CfgAttribute.INTERNAL_IP4_SUBNET));
        }
        if (wanted.stream().anyMatch(address -> !address.isV4())) {
            attributes.add(empty(CfgAttribute.INTERNAL_IP6_DNS), empty(CfgAttribute.INTERNAL_IP6_SUBNET));
        }
        if (turn.environment().unity() && sa.session().unity()) {
            Unity.ASKED.forEach(type -> attributes.add(empty(type)));
        }
        return sa.with(new ModeConfig.Sent(
                Transactions.begin(turn, sa, CfgType.Known.ISAKMP_CFG_REQUEST, attributes.build()), true));
    }

    /** The answer to what we have asked. */
    static Established onReply(Turn turn, Established sa, Transaction asked, IsakmpMessage message) throws Refused {
        AttributesPayload reply = Transactions.openAnswer(turn, sa, asked, CfgType.Known.ISAKMP_CFG_REPLY, message);
        return ModeConfigs.done(turn, take(turn, sa, reply)
                .with(sa.replies().plus(message.octets(), Optional.empty())));
    }

    /** We are told without having asked ({@code pull = no}): what we take is acknowledged. */
    static Established onSet(Turn turn, Established sa, Transactions.Request set, Bytes message) {
        Established taken = take(turn, sa, set.attributes());
        AttributesPayload ack = new AttributesPayload(CfgType.Known.ISAKMP_CFG_ACK, set.attributes().identifier(),
                set.attributes().attributes().stream().map(attribute -> DataAttribute.of(attribute.type(), Bytes.EMPTY))
                        .collect(ImmutableList.toImmutableList()));
        Bytes octets = Transactions.answer(turn, sa, set.messageId(), set.nextIv(), ack);
        return ModeConfigs.done(turn, taken.with(sa.replies().plus(message, Optional.of(octets))));
    }

    /** The addresses that are assigned, no more than we want. */
    private static Established take(Turn turn, Established sa, AttributesPayload told) {
        int wanted = sa.name().connection().addressing().vips().size();
        ImmutableList<IpAddress> addresses = told.attributes().stream().flatMap(ModeConfigClient::address).distinct()
                .limit(wanted).collect(ImmutableList.toImmutableList());
        if (addresses.isEmpty() || !sa.addresses().local().isEmpty()) {
            return sa;
        }
        ImmutableList<ike.wire.v2.CfgAttribute> known = told.attributes().stream()
                .filter(attribute -> attribute.type().code() <= CfgAttribute.INTERNAL_IP6_SUBNET.code()
                        || Unity.isOf(attribute))
                .map(attribute -> new ike.wire.v2.CfgAttribute(
                        ike.wire.v2.CfgAttributeType.of(attribute.type().code()), attribute.value()))
                .collect(ImmutableList.toImmutableList());
        turn.effect(new Effect.AssignAddresses(sa.name().uniqueId(), addresses, known));
        return Unity.heeding(turn, sa.with(new VirtualAddresses(addresses, sa.addresses().remote(), Unity.networks(sa,
                told, CfgAttribute.UNITY_SPLIT_INCLUDE), Unity.networks(sa, told, CfgAttribute.UNITY_LOCAL_LAN),
                NameService.of(known))));
    }

    /** An address in an attribute; of IPv6 some write the length of its prefix behind it, as IKEv2 does. */
    static Stream<IpAddress> address(DataAttribute attribute) {
        boolean v4 = attribute.type() == CfgAttribute.INTERNAL_IP4_ADDRESS && attribute.value().length() == 4;
        boolean v6 = attribute.type() == CfgAttribute.INTERNAL_IP6_ADDRESS && attribute.value().length() >= 16
                && attribute.value().length() <= 17;
        return v4 || v6 ? Stream.of(new IpAddress(attribute.value().slice(0, v4 ? 4 : 16))) : Stream.empty();
    }

    /** The attribute of an address, of IPv6 with its prefix as strongSwan reads and writes it. */
    static DataAttribute address(IpAddress address) {
        return DataAttribute.of(type(address),
                address.isV4() ? address.octets() : Bytes.concat(address.octets(), Bytes.of(PREFIX)));
    }

    private static CfgAttribute type(IpAddress address) {
        return address.isV4() ? CfgAttribute.INTERNAL_IP4_ADDRESS : CfgAttribute.INTERNAL_IP6_ADDRESS;
    }

    private static boolean isAny(IpAddress address) {
        return address.equals(IpAddress.ANY4) || address.equals(IpAddress.ANY6);
    }

    private static DataAttribute empty(CfgAttribute type) {
        return DataAttribute.of(AttributeSpace.CONFIGURATION.find(type.code()), Bytes.EMPTY);
    }
}
