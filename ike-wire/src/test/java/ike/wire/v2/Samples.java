package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.TrafficSelector.SecurityLabel;
import ike.wire.v2.TrafficSelector.UnknownSelector;

/** A message with every payload that stands in the clear or inside SK, and one that ends with SK. */
final class Samples {
    static final IkeHeader HEADER = IkeHeader.of(new IkeSpi(0x0123456789abcdefL), new IkeSpi(0xfedcba9876543210L),
            ExchangeType.Known.IKE_AUTH, IkeHeader.FLAG_INITIATOR, 1);

    private Samples() {
    }

    static ImmutableList<Payload> everyPayload() {
        Bytes data = Bytes.fromHex("00112233445566778899aabbccddeeff0011");
        return ImmutableList.of(proposals(), new KePayload(KeyExchangeId.CURVE25519, Bytes.zeros(32)),
                IdPayload.idi(Identification.fqdn("moon.example")),
                IdPayload.idr(Identification.ipv6(IpAddress.of("2001:db8::1"))),
                new CertPayload(CertEncoding.Known.X509_SIGNATURE, data),
                new CertReqPayload(CertEncoding.Known.X509_SIGNATURE, Bytes.zeros(40)),
                new AuthPayload(AuthMethod.Known.SHARED_KEY, data), new NoncePayload(data),
                new NotifyPayload(ProtocolId.Known.ESP, Bytes.u32(0xc0ffee01L), NotifyType.Known.REKEY_SA, Bytes.EMPTY),
                NotifyPayload.of(NotifyType.Known.COOKIE, data),
                NotifyPayload.of(NotifyType.Known.SIGNATURE_HASH_ALGORITHMS, Bytes.fromHex("0002 0005 0003")),
                NotifyPayload.of(NotifyType.Known.SUPPORTED_AUTH_METHODS, Bytes.fromHex("0202 040e01ff 0201")),
                DeletePayload.ike(), DeletePayload.esp(1, 2, 3),
                new VendorIdPayload(data), TsPayload.tsi(selectors()), TsPayload.tsr(selectors()),
                new ConfigurationPayload(CfgType.Known.CFG_REQUEST,
                        ImmutableList.of(new CfgAttribute(CfgAttributeType.Known.INTERNAL_IP4_ADDRESS, Bytes.EMPTY),
                                new CfgAttribute(CfgAttributeType.of(300), data))),
                new EapPayload(Bytes.fromHex("02 07 0009 01 61626364")),
                new PuzzleSolutionPayload(data.slice(0, 16)), new UnknownPayload(PayloadType.Known.KD, data),
                new UnknownPayload(PayloadType.of(200), data));
    }

    static ImmutableList<Payload> sealed() {
        return ImmutableList.of(NotifyPayload.of(NotifyType.Known.INITIAL_CONTACT),
                new EncryptedPayload(PayloadType.Known.IDI, Bytes.zeros(61)));
    }

    static ImmutableList<Payload> sealedFragment() {
        return ImmutableList.of(new EncryptedFragmentPayload(PayloadType.Known.NONE, 2, 3, Bytes.zeros(61)));
    }

    static ImmutableList<IkeMessage> messages() {
        return ImmutableList.of(IkeMessages.encode(HEADER, everyPayload()), IkeMessages.encode(HEADER, sealed()),
                IkeMessages.encode(HEADER, sealedFragment()));
    }

    private static SaPayload proposals() {
        Transform gcm = Transform.of(TransformType.Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 256);
        Transform odd = new Transform(TransformType.of(77), TransformId.of(TransformType.of(77), 5),
                ImmutableList.of(new TransformAttribute(1000, false, Bytes.of(1, 2, 3))));
        Transform sn = Transform.of(TransformType.Known.SN, SequenceNumbersId.SEQUENTIAL_32);
        return new SaPayload(ImmutableList.of(
                new Proposal(1, ProtocolId.Known.ESP, Bytes.u32(0xc0ffee01L), ImmutableList.of(gcm, sn)),
                new Proposal(2, ProtocolId.Known.IKE, Bytes.EMPTY, ImmutableList.of(gcm, odd))));
    }

    private static ImmutableList<TrafficSelector> selectors() {
        return ImmutableList.of(AddressRange.of(IpAddress.of("10.1.0.0"), IpAddress.of("10.1.255.255")),
                new AddressRange(17, 53, 53, IpAddress.of("2001:db8::"), IpAddress.of("2001:db8::ffff")),
                new SecurityLabel(Bytes.utf8("label")),
                new UnknownSelector(TsType.Known.TS_FC_ADDR_RANGE, 1, Bytes.zeros(12)));
    }
}
