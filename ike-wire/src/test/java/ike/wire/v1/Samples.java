package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.util.Optional;

/** A message with every payload, and one that is a fragment. */
final class Samples {
    static final IsakmpHeader HEADER = IsakmpHeader.of(new Cookie(0x0123456789abcdefL), new Cookie(0xfedcba9876543210L),
            ExchangeType.Known.QUICK_MODE, IsakmpHeader.FLAG_COMMIT, 0xc0ffee01L);

    private static final Bytes DATA = Bytes.fromHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff9091");

    private Samples() {
    }

    static ImmutableList<Payload> everyPayload() {
        return ImmutableList.of(offer(), labelled(), otherDoi(), new KePayload(DATA),
                new IdPayload(Identification.address(IpAddress.of("192.0.2.1"))),
                new IdPayload(new Identification(IdType.Known.ID_IPV4_ADDR_SUBNET, 17, 1701,
                        Bytes.fromHex("0a010000ffff0000"))),
                new IdPayload(Identification.of(IdType.of(200), DATA)),
                new CertPayload(CertEncoding.Known.X509_SIGNATURE, DATA),
                new CertReqPayload(CertEncoding.Known.X509_SIGNATURE, Bytes.EMPTY), new HashPayload(DATA),
                new SigPayload(DATA.slice(0, 9)), new NoncePayload(DATA), lifetime(),
                notification(NotifyType.Known.REPLAY_STATUS, new NotificationData.ReplayStatus(1)),
                notification(NotifyType.Known.INITIAL_CONTACT, NotificationData.none()),
                notification(NotifyType.Known.R_U_THERE, new NotificationData.Sequence(0xfffffffeL)),
                notification(NotifyType.Known.NO_PROPOSAL_CHOSEN, new NotificationData.Plain(DATA)),
                DeletePayload.esp(ImmutableList.of(1, 2)), DeletePayload.isakmp(new Cookie(1), new Cookie(2)),
                new VendorIdPayload(DATA), configuration(),
                new NatDiscoveryPayload(PayloadType.Known.NAT_D, DATA),
                new NatDiscoveryPayload(PayloadType.Known.NAT_D_DRAFT, DATA.slice(0, 16)),
                new NatOriginalAddressPayload(PayloadType.Known.NAT_OA, IpAddress.of("10.0.0.1")),
                new NatOriginalAddressPayload(PayloadType.Known.NAT_OA_DRAFT, IpAddress.of("2001:db8::1")),
                new UnknownPayload(PayloadType.Known.SA_KEK, DATA), new UnknownPayload(PayloadType.of(33), DATA));
    }

    static ImmutableList<IsakmpMessage> messages() {
        IsakmpHeader encrypted = IsakmpHeader.of(new Cookie(1), new Cookie(2), ExchangeType.Known.MAIN_MODE,
                IsakmpHeader.FLAG_ENCRYPTION, 0);
        return ImmutableList.of(IsakmpMessages.encode(HEADER, everyPayload()),
                IsakmpMessages.encode(HEADER, ImmutableList.of(new FragmentPayload(1, 2, 1, DATA))),
                IsakmpMessages.sealed(encrypted, PayloadType.Known.ID, DATA));
    }

    /** AH and ESP to be taken together, and transforms with attributes of both forms. */
    private static SaPayload offer() {
        DataAttribute mode = DataAttribute.of(IpsecAttribute.ENCAPSULATION_MODE, EncapsulationMode.TUNNEL.code());
        DataAttribute life = DataAttribute.of(IpsecAttribute.SA_LIFE_DURATION, Bytes.u32(86400));
        Transform ah = new Transform(1, AhTransformId.AH_SHA, ImmutableList.of(mode, life));
        Transform esp = new Transform(1, EspTransformId.ESP_3DES, ImmutableList.of(mode));
        Transform odd = new Transform(2, TransformId.of(ProtocolId.Known.ESP, 200), ImmutableList.of(
                DataAttribute.of(AttributeSpace.IPSEC.find(1000), Bytes.of(1, 2, 3)),
                DataAttribute.of(AttributeSpace.IPSEC.find(1001), Bytes.EMPTY)));
        return SaPayload.of(ImmutableList.of(
                new Proposal(1, ProtocolId.Known.AH, Bytes.u32(0xc0ffee01L), ImmutableList.of(ah)),
                new Proposal(1, ProtocolId.Known.ESP, Bytes.u32(0xc0ffee02L), ImmutableList.of(esp, odd))));
    }

    /** An ISAKMP SA with explicit group parameters, asked for in a situation of secrecy. */
    private static SaPayload labelled() {
        SecurityLabels labels = new SecurityLabels(7, Bytes.of(1, 2, 3), new SecurityLabels.Bitmap(11, Bytes.of(1, 2)),
                Bytes.of(4), new SecurityLabels.Bitmap(32, Bytes.of(1, 2, 3, 4)));
        Transform group = new Transform(1, IsakmpTransformId.KEY_IKE, ImmutableList.of(
                DataAttribute.of(OakleyAttribute.GROUP_TYPE, GroupType.MODP.code()),
                DataAttribute.of(OakleyAttribute.GROUP_PRIME, Bytes.fromHex("ffffffffffffffc5")),
                DataAttribute.of(OakleyAttribute.GROUP_GENERATOR_ONE, 2),
                DataAttribute.of(OakleyAttribute.LIFE_TYPE, LifeType.SECONDS.code()),
                DataAttribute.of(OakleyAttribute.LIFE_DURATION, 28800)));
        return new SaPayload(SaPayload.DOI_IPSEC, new Situation.Ipsec(6, Optional.of(labels)), ImmutableList.of(
                new Proposal(1, ProtocolId.Known.ISAKMP, Bytes.u64(5), ImmutableList.of(group)),
                new Proposal(2, ProtocolId.of(77), DATA, ImmutableList.of())));
    }

    private static SaPayload otherDoi() {
        return new SaPayload(2, new Situation.Undivided(DATA), ImmutableList.of());
    }

    private static NotificationPayload lifetime() {
        return new NotificationPayload(SaPayload.DOI_IPSEC, ProtocolId.Known.ESP, Bytes.u32(9),
                NotifyType.Known.RESPONDER_LIFETIME, new NotificationData.Lifetime(ImmutableList.of(
                        DataAttribute.of(IpsecAttribute.SA_LIFE_TYPE, LifeType.KILOBYTES.code()),
                        DataAttribute.of(IpsecAttribute.SA_LIFE_DURATION, Bytes.u32(4608000)))));
    }

    private static NotificationPayload notification(NotifyType type, NotificationData data) {
        return NotificationPayload.of(ProtocolId.Known.ISAKMP, DATA.slice(0, 16), type, data);
    }

    private static AttributesPayload configuration() {
        return new AttributesPayload(CfgType.Known.ISAKMP_CFG_REQUEST, 0xbeef, ImmutableList.of(
                DataAttribute.of(CfgAttribute.INTERNAL_IP4_ADDRESS, Bytes.EMPTY),
                DataAttribute.of(CfgAttribute.XAUTH_TYPE, 0),
                DataAttribute.of(CfgAttribute.UNITY_BANNER, Bytes.utf8("hello"))));
    }
}
