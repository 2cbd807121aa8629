package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Dissection;
import ike.wire.Field;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every message, and for any octets at all. */
class IkeMessagesProperties {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadBack(@ForAll("headers") IkeHeader header, @ForAll("messages") ImmutableList<Payload> all) {
        IkeMessage written = IkeMessages.encode(header, all);

        assertThat(written.payloads()).isEqualTo(all);
        assertThat(written.header().messageId()).isEqualTo(header.messageId());
        assertThat(written.header().flags()).isEqualTo(header.flags());
        assertThat(IkeMessages.encode(written.header(), written.payloads())).isEqualTo(written);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theInsideOfSkIsReadBack(@ForAll("chains") ImmutableList<Payload> payloads) {
        Bytes octets = IkeMessages.encodeChain(payloads);
        PayloadType first = payloads.isEmpty() ? PayloadType.Known.NONE : payloads.getFirst().type();

        ImmutableList<ChainedPayload> chain = IkeMessages.decodeChain(first, octets).orThrow();

        assertThat(chain.stream().map(ChainedPayload::payload)).containsExactlyElementsOf(payloads);
        assertThat(chain).noneMatch(ChainedPayload::critical);
        assertThat(chain).allSatisfy(c -> assertThat(IkeMessages.encodeChain(ImmutableList.of(c.payload())).from(4))
                .isEqualTo(c.body()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyOctetsAreAMessageOrSaidNotToBe(@ForAll("octets") Bytes octets, @ForAll("types") PayloadType type) {
        judge(octets, IkeMessages.decode(octets), IkeMessages.dissect(octets));
        judge(octets, IkeMessages.decodeChain(type, octets), IkeMessages.dissectChain(type, octets));
        assertThat(IkeHeaders.decode(octets).toOptional().isPresent()).isEqualTo(octets.length() >= IkeHeader.LENGTH);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyOctetsBehindAnHonestHeaderAreJudged(@ForAll("headers") IkeHeader header, @ForAll("types") PayloadType type,
            @ForAll("octets") Bytes octets) {
        Bytes head = IkeMessages.encode(header, ImmutableList.of()).octets();
        Bytes message = Bytes.concat(head.slice(0, 16), Bytes.of(type.code()), head.slice(17, 24),
                Bytes.u32(28L + octets.length()), octets);

        judge(message, IkeMessages.decode(message), IkeMessages.dissect(message));
    }

    @Provide
    Arbitrary<IkeHeader> headers() {
        return Messages.headers();
    }

    @Provide
    Arbitrary<ImmutableList<Payload>> chains() {
        return Messages.chains();
    }

    @Provide
    Arbitrary<ImmutableList<Payload>> messages() {
        return Combinators.combine(Messages.chains(), Messages.sealed().optional())
                .as((chain, last) -> ImmutableList.<Payload>builder().addAll(chain).addAll(last.stream().iterator())
                        .build());
    }

    @Provide
    Arbitrary<PayloadType> types() {
        return Arbitraries.integers().between(0, 60).map(PayloadType::of);
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
                assertThat(why.section()).startsWith("RFC ");
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
