package ike.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Dissection;
import ike.wire.Field;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every message, and for any octets at all. */
class IsakmpMessagesProperties {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadBack(@ForAll("headers") IsakmpHeader header, @ForAll("chains") ImmutableList<Payload> all) {
        IsakmpMessage written = IsakmpMessages.encode(header, all);

        assertThat(written.payloads().payloads()).isEqualTo(all);
        assertThat(written.header().messageId()).isEqualTo(header.messageId());
        assertThat(written.header().flags()).isEqualTo(header.flags());
        assertThat(IsakmpMessages.encode(written.header(), written.payloads().payloads())).isEqualTo(written);
        assertThat(IsakmpMessages.dissect(written.octets()).root().leaves().mapToInt(Field::length).sum())
                .isEqualTo(written.octets().length());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theInsideIsReadBackWithItsPadding(@ForAll("chains") ImmutableList<Payload> payloads,
            @ForAll("octets") Bytes padding) {
        PayloadList written = IsakmpMessages.encodeInside(payloads);
        PayloadType first = payloads.isEmpty() ? PayloadType.Known.NONE : payloads.getFirst().type();
        Bytes octets = Bytes.concat(written.chain().stream().map(ChainedPayload::octets).toArray(Bytes[]::new));

        PayloadList read = IsakmpMessages.decodeInside(first, Bytes.concat(octets, padding)).orThrow();

        assertThat(read.payloads()).isEqualTo(payloads);
        assertThat(read.padding()).isEqualTo(padding);
        assertThat(read.chain()).isEqualTo(written.chain());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyOctetsAreAMessageOrSaidNotToBe(@ForAll("octets") Bytes octets, @ForAll("types") PayloadType type) {
        judge(octets, IsakmpMessages.decode(octets), IsakmpMessages.dissect(octets));
        judge(octets, IsakmpMessages.decodeInside(type, octets), IsakmpMessages.dissectInside(type, octets));
        assertThat(IsakmpHeaders.decode(octets).toOptional().isPresent())
                .isEqualTo(octets.length() >= IsakmpHeader.LENGTH);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyOctetsBehindAnHonestHeaderAreJudged(@ForAll("headers") IsakmpHeader header,
            @ForAll("types") PayloadType type,
            @ForAll("octets") Bytes octets) {
        Bytes head = IsakmpMessages.encode(header, ImmutableList.of()).octets();
        Bytes message = Bytes.concat(head.slice(0, 16), Bytes.of(type.code()), head.slice(17, 24),
                Bytes.u32(28L + octets.length()), octets);

        judge(message, IsakmpMessages.decode(message), IsakmpMessages.dissect(message));
    }

    @Provide
    Arbitrary<IsakmpHeader> headers() {
        return Messages.headers();
    }

    @Provide
    Arbitrary<ImmutableList<Payload>> chains() {
        return Messages.chains();
    }

    @Provide
    Arbitrary<PayloadType> types() {
        return Arbitraries.oneOf(Arbitraries.integers().between(0, 22), Messages.octet()).map(PayloadType::of);
    }

    // Small numbers are what lengths and counts are made of.
    @Provide
    Arbitrary<Bytes> octets() {
        Arbitrary<Byte> small = Arbitraries.bytes().between((byte) 0, (byte) 48);
        return Arbitraries.oneOf(Messages.bytes(200), small.array(byte[].class).ofMaxSize(200).map(Bytes::copyOf));
    }

    private static void judge(Bytes octets, Decoded<?> decoded, Dissection dissection) {
        switch (decoded) {
            case Decoded.Ok<?> _ -> assertThat(dissection.why()).isEmpty();
            case Decoded.Bad<?>(var why) -> {
                assertThat(dissection.why()).isEqualTo(Optional.of(why));
                assertThat(why.offset()).isBetween(0, octets.length());
                assertThat(why.section()).contains(" §");
            }
        }
        int end = 0;
        for (Field leaf : dissection.root().leaves().toList()) {
            assertThat(leaf.offset()).isGreaterThanOrEqualTo(end);
            end = leaf.offset() + leaf.length();
        }
        assertThat(end).isLessThanOrEqualTo(octets.length());
    }
}
