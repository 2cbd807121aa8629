package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.util.Collections;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of everything that an IKEv1 message can hold. */
final class Messages {
    private Messages() {
    }

    static Arbitrary<IsakmpHeader> headers() {
        Arbitrary<Integer> flags = octet().map(octet -> octet & ~IsakmpHeader.FLAG_ENCRYPTION);
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), octet(), flags, u32())
                .as((initiator, responder, exchange, f, id) -> IsakmpHeader.of(new Cookie(initiator),
                        new Cookie(responder), ExchangeType.of(exchange), f, id));
    }

    static Arbitrary<ImmutableList<Payload>> chains() {
        return lists(payload(), 6);
    }

    static Arbitrary<Payload> payload() {
        return Arbitraries.oneOf(ImmutableList.of(offers(), notifications(), deletes(), configurations(), unknowns(),
                bytes(200).map(KePayload::new), bytes(64).map(HashPayload::new), bytes(64).map(SigPayload::new),
                bytes(256).map(NoncePayload::new), bytes(30).map(VendorIdPayload::new),
                identifications().map(IdPayload::new),
                Combinators.combine(octet(), bytes(60)).as((e, data) -> new CertPayload(CertEncoding.of(e), data)),
                Combinators.combine(octet(), bytes(60)).as((e, data) -> new CertReqPayload(CertEncoding.of(e), data)),
                Combinators.combine(Arbitraries.of(PayloadType.Known.NAT_D, PayloadType.Known.NAT_D_DRAFT), bytes(32))
                        .as(NatDiscoveryPayload::new),
                Combinators.combine(Arbitraries.of(PayloadType.Known.NAT_OA, PayloadType.Known.NAT_OA_DRAFT),
                        Arbitraries.of(4, 16).flatMap(Messages::octets))
                        .as((type, address) -> new NatOriginalAddressPayload(type, new IpAddress(address))),
                Combinators.combine(u16(), Arbitraries.integers().between(1, 255), octet(), bytes(60))
                        .as(FragmentPayload::new)));
    }

    private static Arbitrary<Identification> identifications() {
        return Combinators.combine(octet(), octet(), u16(), bytes(40))
                .as((type, protocol, port, data) -> new Identification(IdType.of(type), protocol, port, data));
    }

    private static Arbitrary<Payload> offers() {
        Arbitrary<Situation> ipsec = Combinators.combine(u32(), labels())
                .as((bits, labels) -> new Situation.Ipsec(bits,
                        (bits & 6) != 0 ? Optional.of(labels) : Optional.empty()));
        Arbitrary<Payload> readable = Combinators.combine(ipsec, lists(proposals(), 3))
                .as((situation, list) -> new SaPayload(SaPayload.DOI_IPSEC, situation, list));
        Arbitrary<Payload> other = Combinators.combine(u32().filter(doi -> doi != SaPayload.DOI_IPSEC), bytes(40))
                .as((doi, rest) -> new SaPayload(doi, new Situation.Undivided(rest), ImmutableList.of()));
        return Arbitraries.frequencyOf(Tuple.of(4, readable), Tuple.of(1, other));
    }

    private static Arbitrary<SecurityLabels> labels() {
        Arbitrary<SecurityLabels.Bitmap> bitmap = Arbitraries.integers().between(0, 40)
                .flatMap(bits -> octets((bits + 7) / 8).map(octets -> new SecurityLabels.Bitmap(bits, octets)));
        return Combinators.combine(u32(), bytes(9), bitmap, bytes(9), bitmap).as(SecurityLabels::new);
    }

    private record Spi(ProtocolId protocol, Bytes octets) {
    }

    private static Arbitrary<Spi> spis() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(ProtocolId.Known.ESP, ProtocolId.Known.AH), octets(4)).as(Spi::new),
                octets(2).map(cpi -> new Spi(ProtocolId.Known.IPCOMP, cpi)),
                bytes(16).map(any -> new Spi(ProtocolId.Known.ISAKMP, any)),
                Combinators.combine(Arbitraries.integers().between(6, 255).map(ProtocolId::of), bytes(20))
                        .as(Spi::new));
    }

    private static Arbitrary<Proposal> proposals() {
        return Combinators.combine(octet(), spis()).flatAs((number, spi) -> lists(transforms(spi.protocol()), 4)
                .map(list -> new Proposal(number, spi.protocol(), spi.octets(), list)));
    }

    private static Arbitrary<Transform> transforms(ProtocolId protocol) {
        return Combinators.combine(octet(), octet(), lists(attributes(AttributeSpace.of(protocol)), 6))
                .as((number, id, list) -> new Transform(number, TransformId.of(protocol, id), list));
    }

    private static Arbitrary<DataAttribute> attributes(AttributeSpace space) {
        Arbitrary<AttributeClass> type = Arbitraries.oneOf(Arbitraries.integers().between(0, 20),
                Arbitraries.integers().between(0, 0x7fff)).map(space::find);
        return Arbitraries.oneOf(Combinators.combine(type, u16()).as(DataAttribute::of),
                Combinators.combine(type, bytes(20)).as((t, value) -> DataAttribute.of(t, value)));
    }

    private static Arbitrary<Payload> notifications() {
        return Combinators.combine(u32(), spis(), Arbitraries.oneOf(u16(), Arbitraries.of(24576, 24577, 36136, 36137)))
                .flatAs((doi, spi, code) -> data(NotifyType.of(code), spi.protocol())
                        .map(data -> new NotificationPayload(doi, spi.protocol(), spi.octets(), NotifyType.of(code),
                                data)));
    }

    private static Arbitrary<NotificationData> data(NotifyType type, ProtocolId protocol) {
        return switch (type) {
            case NotifyType.Known.RESPONDER_LIFETIME ->
                lists(attributes(AttributeSpace.of(protocol)), 4).map(NotificationData.Lifetime::new);
            case NotifyType.Known.REPLAY_STATUS -> u32().map(NotificationData.ReplayStatus::new);
            case NotifyType.Known.R_U_THERE, NotifyType.Known.R_U_THERE_ACK ->
                u32().map(NotificationData.Sequence::new);
            default -> bytes(40).map(NotificationData.Plain::new);
        };
    }

    private static Arbitrary<Payload> deletes() {
        return Combinators.combine(u32(), spis(), Arbitraries.integers().between(0, 5)).as((doi, spi, count) -> {
            int some = spi.octets().isEmpty() ? 0 : count;
            return new DeletePayload(doi, spi.protocol(), spi.octets().length(),
                    Collections.nCopies(some, spi.octets()).stream().collect(ImmutableList.toImmutableList()));
        });
    }

    private static Arbitrary<Payload> configurations() {
        return Combinators.combine(octet(), u16(), lists(attributes(AttributeSpace.CONFIGURATION), 5))
                .as((type, id, list) -> new AttributesPayload(CfgType.of(type), id, list));
    }

    private static Arbitrary<Payload> unknowns() {
        Arbitrary<PayloadType> type = Arbitraries.oneOf(
                Arbitraries.of(PayloadType.Known.SA_KEK, PayloadType.Known.SA_TEK),
                Arbitraries.integers().between(23, 127).map(PayloadType::of));
        return Combinators.combine(type, bytes(40)).as(UnknownPayload::new);
    }

    static <T> Arbitrary<ImmutableList<T>> lists(Arbitrary<T> element, int most) {
        return element.list().ofMaxSize(most).map(ImmutableList::copyOf);
    }

    static Arbitrary<Bytes> bytes(int most) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(most).map(Bytes::copyOf);
    }

    private static Arbitrary<Bytes> octets(int length) {
        return Arbitraries.bytes().array(byte[].class).ofSize(length).map(Bytes::copyOf);
    }

    static Arbitrary<Integer> octet() {
        return Arbitraries.integers().between(0, 255);
    }

    private static Arbitrary<Integer> u16() {
        return Arbitraries.integers().between(0, 0xffff);
    }

    private static Arbitrary<Long> u32() {
        return Arbitraries.oneOf(Arbitraries.longs().between(0, 0xffffffffL), Arbitraries.longs().between(0, 8));
    }
}
