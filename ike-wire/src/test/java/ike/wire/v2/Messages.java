package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.TrafficSelector.SecurityLabel;
import ike.wire.v2.TrafficSelector.UnknownSelector;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of everything that an IKEv2 message can hold. */
final class Messages {
    private Messages() {
    }

    static Arbitrary<IkeHeader> headers() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), octet(), octet(), u32()).as(
                (initiator, responder, exchange, flags, id) -> IkeHeader.of(new IkeSpi(initiator),
                        new IkeSpi(responder), ExchangeType.of(exchange), flags, id));
    }

    /** Payloads that may stand anywhere. */
    static Arbitrary<ImmutableList<Payload>> chains() {
        return lists(payload(), 6);
    }

    /** SK or SKF, which may stand last. */
    static Arbitrary<Payload> sealed() {
        Arbitrary<PayloadType> first = octet().map(PayloadType::of);
        Arbitrary<Payload> sk = Combinators.combine(first, bytes(100)).as(EncryptedPayload::new);
        Arbitrary<Payload> skf = Combinators
                .combine(first, u16(), Arbitraries.integers().between(1, 0xffff), bytes(100))
                .as((inner, n, total, body) -> new EncryptedFragmentPayload(inner, 1 + n % total, total, body));
        return Arbitraries.oneOf(sk, skf);
    }

    static Arbitrary<Payload> payload() {
        return Arbitraries.oneOf(ImmutableList.of(lists(proposals(), 3).map(SaPayload::new),
                Combinators.combine(transformId(TransformType.Known.KE), bytes(60)).as(KePayload::new),
                Combinators.combine(Arbitraries.of(true, false), octet(), bytes(30))
                        .as((initiator, type, data) -> id(initiator, new Identification(IdType.of(type), data))),
                Combinators.combine(octet(), bytes(60)).as((e, data) -> new CertPayload(CertEncoding.of(e), data)),
                Combinators.combine(octet(), bytes(60)).as((e, data) -> new CertReqPayload(CertEncoding.of(e), data)),
                Combinators.combine(octet(), bytes(60)).as((m, data) -> new AuthPayload(AuthMethod.of(m), data)),
                bytes(256).map(NoncePayload::new), bytes(30).map(VendorIdPayload::new), notifications(), deletes(),
                Combinators.combine(Arbitraries.of(true, false), lists(selectors(), 4))
                        .as((initiator, list) -> initiator ? TsPayload.tsi(list) : TsPayload.tsr(list)),
                configurations(), Combinators.combine(octet(), octet(), bytes(40)).as(Messages::eap), unknowns()));
    }

    private static Payload id(boolean initiator, Identification id) {
        return initiator ? IdPayload.idi(id) : IdPayload.idr(id);
    }

    private static Payload eap(int code, int identifier, Bytes rest) {
        return new EapPayload(Bytes.concat(Bytes.of(code, identifier), Bytes.u16(4 + rest.length()), rest));
    }

    private static Arbitrary<Payload> notifications() {
        return Combinators.combine(protocolWithSpi(), u16(), bytes(40)).as((spi, type, data) -> new NotifyPayload(
                spi.protocol(), spi.spi(), NotifyType.of(type), data));
    }

    private static Arbitrary<Payload> deletes() {
        Arbitrary<Payload> child = lists(octets(4), 5).map(spis -> new DeletePayload(ProtocolId.Known.ESP, 4, spis));
        Arbitrary<Payload> odd = lists(octets(3), 5).map(spis -> new DeletePayload(ProtocolId.of(99), 3, spis));
        return Arbitraries.oneOf(child, odd, Arbitraries.just(DeletePayload.ike()));
    }

    private static Arbitrary<Payload> configurations() {
        Arbitrary<CfgAttribute> attribute = Combinators.combine(Arbitraries.integers().between(0, 0x7fff), bytes(20))
                .as((type, value) -> new CfgAttribute(CfgAttributeType.of(type), value));
        return Combinators.combine(octet(), lists(attribute, 5))
                .as((type, list) -> new ConfigurationPayload(CfgType.of(type), list));
    }

    private static Arbitrary<Payload> unknowns() {
        Arbitrary<PayloadType> type = Arbitraries.oneOf(Arbitraries.of(PayloadType.Known.GSA, PayloadType.Known.KD),
                Arbitraries.integers().between(55, 255).map(PayloadType::of),
                Arbitraries.integers().between(1, 32).map(PayloadType::of));
        return Arbitraries.oneOf(bytes(40).map(PuzzleSolutionPayload::new),
                Combinators.combine(type, bytes(40)).as(UnknownPayload::new));
    }

    private record Spi(ProtocolId protocol, Bytes spi) {
    }

    private static Arbitrary<Spi> protocolWithSpi() {
        return Arbitraries.oneOf(octets(4).map(spi -> new Spi(ProtocolId.Known.ESP, spi)),
                Arbitraries.of(new Spi(ProtocolId.Known.IKE, Bytes.EMPTY), new Spi(ProtocolId.Known.IKE, Bytes.u64(9))),
                Combinators.combine(Arbitraries.integers().between(7, 255), bytes(20))
                        .as((protocol, spi) -> new Spi(ProtocolId.of(protocol), spi)));
    }

    private static Arbitrary<Proposal> proposals() {
        Arbitrary<Transform> transform = octet().map(TransformType::of).flatMap(type -> Combinators
                .combine(transformId(type), lists(attributes(), 2)).as((id, list) -> new Transform(type, id, list)));
        return Combinators.combine(octet(), protocolWithSpi(), lists(transform, 5))
                .as((number, spi, list) -> new Proposal(number, spi.protocol(), spi.spi(), list));
    }

    private static Arbitrary<TransformAttribute> attributes() {
        Arbitrary<Integer> type = Arbitraries.integers().between(0, 0x7fff);
        return Arbitraries.oneOf(u16().map(TransformAttribute::keyLength),
                Combinators.combine(type, octets(2)).as((t, value) -> new TransformAttribute(t, true, value)),
                Combinators.combine(type, bytes(12)).as((t, value) -> new TransformAttribute(t, false, value)));
    }

    private static Arbitrary<TransformId> transformId(TransformType type) {
        return u16().map(code -> TransformId.of(type, code));
    }

    private static Arbitrary<TrafficSelector> selectors() {
        Arbitrary<TrafficSelector> range = Arbitraries.of(4, 16).flatMap(length -> Combinators
                .combine(octet(), u16(), u16(), octets(length).map(IpAddress::new), octets(length).map(IpAddress::new))
                .as(Messages::range));
        Arbitrary<TrafficSelector> unknown = Combinators
                .combine(octet().filter(type -> !Set.of(7, 8, 10).contains(type)), octet(), bytes(20))
                .as((type, second, body) -> new UnknownSelector(TsType.of(type), second, body));
        Arbitrary<TrafficSelector> label = Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(20)
                .map(octets -> new SecurityLabel(Bytes.copyOf(octets)));
        return Arbitraries.oneOf(range, unknown, label);
    }

    private static AddressRange range(int protocol, int port, int otherPort, IpAddress a, IpAddress b) {
        boolean opaque = port % 10 == 0;
        int low = opaque ? TrafficSelector.MAX_PORT : Math.min(port, otherPort);
        int high = opaque ? 0 : Math.max(port, otherPort);
        return a.compareTo(b) <= 0
                ? new AddressRange(protocol, low, high, a, b)
                : new AddressRange(protocol, low, high, b, a);
    }

    private static <T> Arbitrary<ImmutableList<T>> lists(Arbitrary<T> element, int most) {
        return element.list().ofMaxSize(most).map(ImmutableList::copyOf);
    }

    static Arbitrary<Bytes> bytes(int most) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(most).map(Bytes::copyOf);
    }

    private static Arbitrary<Bytes> octets(int length) {
        return Arbitraries.bytes().array(byte[].class).ofSize(length).map(Bytes::copyOf);
    }

    private static Arbitrary<Integer> octet() {
        return Arbitraries.integers().between(0, 255);
    }

    private static Arbitrary<Integer> u16() {
        return Arbitraries.integers().between(0, 0xffff);
    }

    private static Arbitrary<Long> u32() {
        return Arbitraries.longs().between(0, 0xffffffffL);
    }
}
