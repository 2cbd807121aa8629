package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import org.junit.jupiter.api.Test;

/** Messages that are wrong on purpose, in exactly the way that was asked for. */
class ForgeryTest {
    private static final NoncePayload NONCE = new NoncePayload(Bytes.zeros(16));
    private static final VendorIdPayload VENDOR = new VendorIdPayload(Bytes.utf8("me"));
    private static final Forgery HONEST = Forgery.of(Samples.HEADER, ImmutableList.of(NONCE, VENDOR));

    @Test
    void anUntouchedForgeryKeepsEveryReservedBit() {
        Bytes octets = Bytes.fromHex("0123456789abcdef fedcba9876543210 2b 21 23 cf 00000001 0000002e"
                + "2c 7f 0006 6d65" + "00 ff 000c 01 112233 07 00 0004");
        Bytes ts = Bytes.concat(octets.slice(0, 34), Bytes.fromHex("00 ff 0018 01 112233 07 00 0010 0000 ffff"
                + " 0a000000 0a0000ff"));
        Bytes message = Bytes.concat(ts.slice(0, 24), Bytes.u32(ts.length()), ts.from(28));

        IkeMessage read = IkeMessages.decode(message).orThrow();

        assertThat(Forgery.of(read).octets()).isEqualTo(message);
        assertThat(IkeMessages.encode(read.header(), read.payloads()).octets()).isNotEqualTo(message);
    }

    @Test
    void payloadsAreDroppedDoubledAndMoved() {
        assertThat(payloads(HONEST.drop(0))).containsExactly(VENDOR);
        assertThat(payloads(HONEST.duplicate(1))).containsExactly(NONCE, VENDOR, VENDOR);
        assertThat(payloads(HONEST.move(1, 0))).containsExactly(VENDOR, NONCE);
        assertThat(payloads(HONEST.reverse())).containsExactly(VENDOR, NONCE);
        assertThat(payloads(HONEST.insert(1, PayloadType.of(200), Bytes.of(9))))
                .containsExactly(NONCE, new UnknownPayload(PayloadType.of(200), Bytes.of(9)), VENDOR);
        assertThat(payloads(HONEST.retype(1, PayloadType.of(200))).getLast().type()).isEqualTo(PayloadType.of(200));
        assertThat(payloads(HONEST.body(1, Bytes.utf8("you")))).contains(new VendorIdPayload(Bytes.utf8("you")));
    }

    @Test
    void theGenericHeaderSaysWhatOneWants() {
        ChainedPayload marked = IkeMessages.decode(HONEST.flags(0, 0xff).octets()).orThrow().chain().getFirst();
        assertThat(marked.flags()).isEqualTo(0xff);
        assertThat(why(HONEST.next(1, PayloadType.Known.KE))).isEqualTo("KE payload / Next Payload");
    }

    @Test
    void anyFieldCanLie() {
        assertThat(why(HONEST.put("IKE header / Length", 7))).isEqualTo("IKE header / Length");
        assertThat(why(HONEST.put("V payload / Payload Length", 0xffff))).isEqualTo("V payload / Payload Length");
        Forgery sa = Forgery.of(Samples.HEADER, Samples.everyPayload());
        assertThat(why(sa.put("SA payload / Proposal 2 / SPI Size", 3)))
                .isEqualTo("SA payload / Proposal 2 / SPI Size");
        Bytes second = HONEST.duplicate(1).put("V payload #2 / Vendor ID", 0x6162).octets();
        assertThat(second.from(second.length() - 2)).isEqualTo(Bytes.utf8("ab"));
    }

    @Test
    void theEndIsCutOffOrGrows() {
        assertThat(HONEST.cut(30).octets()).isEqualTo(HONEST.octets().slice(0, 30));
        assertThat(HONEST.append(Bytes.of(1)).octets().length()).isEqualTo(HONEST.octets().length() + 1);
    }

    @Test
    void theInsideOfASealedPayloadIsForgedWithoutHeader() {
        Forgery inside = Forgery.inside(ImmutableList.of(NONCE, VENDOR)).reverse();

        assertThat(inside.firstPayload()).isEqualTo(PayloadType.Known.VENDOR_ID);
        assertThat(IkeMessages.decodeChain(inside.firstPayload(), inside.octets()).orThrow().stream()
                .map(ChainedPayload::payload)).containsExactly(VENDOR, NONCE);
        assertThat(Forgery.inside(ImmutableList.of()).firstPayload()).isEqualTo(PayloadType.Known.NONE);
    }

    @Test
    void aFieldThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> HONEST.put("V payload / Length", 1).octets())
                .hasMessageContaining("no \"Length\"").hasMessageContaining("Payload Length");
        assertThatThrownBy(() -> HONEST.put("V payload / Payload Length", 0x10000).octets())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ImmutableList<Payload> payloads(Forgery forgery) {
        return IkeMessages.decode(forgery.octets()).orThrow().payloads();
    }

    private static String why(Forgery forgery) {
        return ((Decoded.Bad<IkeMessage>) IkeMessages.decode(forgery.octets())).why().field();
    }
}
