package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The codec against the messages of other implementations, and octet by octet against the RFC's figures. */
class IkeMessagesTest {
    static Stream<Captures.Datagram> datagrams() {
        return Captures.datagrams().stream();
    }

    static Stream<Captures.Inside> decrypted() {
        return Captures.decrypted().stream();
    }

    @ParameterizedTest
    @MethodSource("datagrams")
    void realMessagesComeBackOctetByOctet(Captures.Datagram datagram) {
        IkeMessage message = IkeMessages.decode(datagram.octets()).orThrow();

        assertThat(IkeMessages.encode(message.header(), message.payloads())).isEqualTo(message);
        assertThat(message.octets()).isEqualTo(datagram.octets());
    }

    @ParameterizedTest
    @MethodSource("decrypted")
    void realSealedPayloadsComeBackOctetByOctet(Captures.Inside inside) {
        ImmutableList<ChainedPayload> chain = IkeMessages.decodeChain(inside.first(), inside.octets()).orThrow();

        assertThat(IkeMessages.encodeChain(chain.stream().map(ChainedPayload::payload).toList()))
                .isEqualTo(inside.octets());
    }

    @Test
    void readsTheRequestOfARealInitExchange() {
        IkeMessage message = IkeMessages.decode(Captures.datagram("ikev2-decrypt-aes256cbc.pcapng", 1).octets())
                .orThrow();

        assertThat(message.header().initiatorSpi()).hasToString("191ccd371a7a1f7b");
        assertThat(message.header().responderSpi().isZero()).isTrue();
        assertThat(message.header().exchange()).isEqualTo(ExchangeType.Known.IKE_SA_INIT);
        assertThat(message.header().isRequest()).isTrue();
        assertThat(message.header().isInitiator()).isTrue();
        Proposal proposal = message.first(SaPayload.class).orElseThrow().proposals().getFirst();
        assertThat(proposal.transforms().stream().map(Transform::label)).containsExactly("ENCR_AES_CBC (256 bits)",
                "AUTH_HMAC_SHA2_256_128", "PRF_HMAC_SHA2_256", "256-bit random ECP group");
        assertThat(message.first(KePayload.class).orElseThrow().data().length()).isEqualTo(64);
    }

    @Test
    void readsTheDecryptedAuthOfARealExchange() {
        Captures.Inside inside = Captures.decrypted("ikev2-decrypt-aes256cbc.pcapng", 3);
        ImmutableList<Payload> payloads = IkeMessages.decodeChain(inside.first(), inside.octets()).orThrow().stream()
                .map(ChainedPayload::payload).collect(ImmutableList.toImmutableList());

        assertThat(payloads).contains(IdPayload.idi(Identification.ipv4(IpAddress.of("192.168.1.2"))),
                NotifyPayload.of(NotifyType.Known.INITIAL_CONTACT),
                IdPayload.idr(Identification.ipv4(IpAddress.of("192.168.1.14"))));
        AuthPayload auth = payloads.stream().filter(AuthPayload.class::isInstance).map(AuthPayload.class::cast)
                .findFirst().orElseThrow();
        assertThat(auth.method()).isEqualTo(AuthMethod.Known.SHARED_KEY);
        assertThat(auth.data().hex()).startsWith("e1a8d550");
    }

    @Test
    void writesTheHeaderOfFigure4() {
        IkeHeader header = new IkeHeader(new IkeSpi(1), new IkeSpi(2), PayloadType.Known.SA, 2, 0,
                ExchangeType.Known.IKE_SA_INIT, IkeHeader.FLAG_RESPONSE, 0x01020304, 99);

        IkeMessage message = IkeMessages.encode(header, ImmutableList.of());

        assertThat(message.octets()).isEqualTo(
                Bytes.fromHex("0000000000000001 0000000000000002 00 20 22 20 01020304 0000001c"));
        assertThat(message.header().firstPayload()).isEqualTo(PayloadType.Known.NONE);
        assertThat(message.header().length()).isEqualTo(28);
    }

    @Test
    void writesProposalsAsFigures7To9() {
        SaPayload sa = new SaPayload(ImmutableList.of(
                new Proposal(1, ProtocolId.Known.ESP, Bytes.u32(0xaabbccddL),
                        ImmutableList.of(Transform.of(TransformType.Known.ENCR, EncryptionId.ENCR_AES_CBC, 128),
                                Transform.of(TransformType.Known.SN, SequenceNumbersId.SEQUENTIAL_32))),
                new Proposal(2, ProtocolId.Known.IKE, Bytes.EMPTY, ImmutableList.of())));

        assertThat(IkeMessages.encodeChain(ImmutableList.of(sa))).isEqualTo(Bytes.fromHex("""
                00 00 002c
                02 00 0020 01 03 04 02 aabbccdd
                03 00 000c 01 00 000c 800e 0080
                00 00 0008 05 00 0000
                00 00 0008 02 01 00 00
                """));
    }

    @Test
    void writesASelectorAsFigure20() {
        TsPayload ts = TsPayload.tsi(ImmutableList.of(
                new AddressRange(6, 80, 443, IpAddress.of("10.0.0.1"), IpAddress.of("10.0.0.9"))));

        assertThat(IkeMessages.encodeChain(ImmutableList.of(ts))).isEqualTo(Bytes.fromHex("""
                00 00 0018
                01 000000
                07 06 0010 0050 01bb 0a000001 0a000009
                """));
    }

    /** What is new wants to be among the samples, which the other tests take. */
    @Test
    void everyPayloadIsAmongTheSamples() {
        assertThat(Samples.messages().stream().flatMap(message -> message.payloads().stream())
                .<Class<?>>map(Payload::getClass)).contains(Payload.class.getPermittedSubclasses());
    }

    @Test
    void everyPayloadComesBack() {
        for (IkeMessage message : Samples.messages()) {
            assertThat(IkeMessages.decode(message.octets()).orThrow()).isEqualTo(message);
        }
        assertThat(Samples.messages().getFirst().payloads()).isEqualTo(Samples.everyPayload());
    }

    @Test
    void theBodyOfAReceivedIdentityKeepsItsReservedOctets() {
        Bytes octets = Bytes.fromHex("00 00 000b 02 010203 6d6f6f");

        ChainedPayload id = IkeMessages.decodeChain(PayloadType.Known.IDI, octets).orThrow().getFirst();

        assertThat(id.payload()).isEqualTo(IdPayload.idi(Identification.fqdn("moo")));
        assertThat(id.body()).isEqualTo(Bytes.fromHex("02 010203 6d6f6f"));
    }

    @Test
    void reservedBitsAreIgnoredAndTheCriticalOneKept() {
        Bytes octets = Bytes.fromHex("c8 80 0005 01 00 7f 0004");

        ImmutableList<ChainedPayload> chain = IkeMessages.decodeChain(PayloadType.of(201), octets).orThrow();

        assertThat(chain.getFirst().critical()).isTrue();
        assertThat(chain.getLast().critical()).isFalse();
        assertThat(chain.getFirst().payload()).isEqualTo(new UnknownPayload(PayloadType.of(201), Bytes.of(1)));
        assertThat(chain.getLast().payload()).isEqualTo(new UnknownPayload(PayloadType.of(200), Bytes.EMPTY));
    }

    /** §2: 1,280 octets must be possible, 3,000 should be. */
    @Test
    void longMessagesAreRead() {
        for (int length : new int[]{1280, 3000, 60_000}) {
            IkeHeader header = IkeHeader.of(new IkeSpi(1), new IkeSpi(2), ExchangeType.Known.INFORMATIONAL, 8, 5);
            IkeMessage message = IkeMessages.encode(header,
                    ImmutableList.of(new VendorIdPayload(Bytes.zeros(length - IkeHeader.LENGTH - 4))));
            assertThat(message.octets().length()).isEqualTo(length);
            assertThat(IkeMessages.decode(message.octets()).orThrow().payloads()).isEqualTo(message.payloads());
        }
    }

    /** §3.15.1. */
    @Test
    void theReservedBitOfAConfigurationAttributeIsIgnoredAndNotSent() {
        Bytes octets = Bytes.fromHex("00 00 000c 01 000000 8001 0000");

        Payload payload = IkeMessages.decodeChain(PayloadType.Known.CP, octets).orThrow().getFirst().payload();

        assertThat(payload.toString()).contains("INTERNAL_IP4_ADDRESS");
        assertThat(IkeMessages.encodeChain(ImmutableList.of(payload)))
                .isEqualTo(Bytes.fromHex("00 00 000c 01 000000 0001 0000"));
    }

    @Test
    void thePrefixOfASealedMessageHasItsFinalLengths() {
        Bytes body = Bytes.zeros(61);
        ImmutableList<Payload> clear = ImmutableList.of(NotifyPayload.of(NotifyType.Known.INITIAL_CONTACT));

        Bytes sk = IkeMessages.sealedPrefix(Samples.HEADER, clear, PayloadType.Known.IDI, body.length());
        Bytes skf = IkeMessages.sealedFragmentPrefix(Samples.HEADER, ImmutableList.of(), PayloadType.Known.NONE, 2, 3,
                body.length());

        assertThat(Bytes.concat(sk, body)).isEqualTo(IkeMessages.encode(Samples.HEADER, Samples.sealed()).octets());
        assertThat(Bytes.concat(skf, body))
                .isEqualTo(IkeMessages.encode(Samples.HEADER, Samples.sealedFragment()).octets());
        assertThat(IkeMessages.decode(Bytes.concat(sk, body)).orThrow().sealedPrefix()).isEqualTo(Optional.of(sk));
        assertThat(IkeMessages.decode(Bytes.concat(skf, body)).orThrow().sealedPrefix()).isEqualTo(Optional.of(skf));
        assertThat(Samples.messages().getFirst().sealedPrefix()).isEmpty();
    }

    @Test
    void theHeaderIsReadAlone() {
        Bytes version3 = Bytes.fromHex("0000000000000001 0000000000000002 21 30 22 08 00000000 ffffffff 99");

        IkeHeader header = IkeHeaders.decode(version3).orThrow();

        assertThat(header.majorVersion()).isEqualTo(3);
        assertThat(header.length()).isEqualTo(0xffffffffL);
        assertThat(IkeHeaders.decode(version3.slice(0, 27)).toOptional()).isEmpty();
    }

    @Test
    void findsPayloadsByKind() {
        IkeMessage message = Samples.messages().getFirst();

        assertThat(message.all(NotifyPayload.class)).hasSize(4);
        assertThat(message.notify(NotifyType.Known.COOKIE).orElseThrow().data().length()).isEqualTo(18);
        assertThat(message.notify(NotifyType.Known.REDIRECT)).isEmpty();
        assertThat(message.first(EncryptedPayload.class)).isEmpty();
    }
}
