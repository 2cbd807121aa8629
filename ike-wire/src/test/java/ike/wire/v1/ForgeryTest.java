package ike.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong messages on purpose, and right ones with everything that a receiver has to ignore. */
class ForgeryTest {
    private static final IsakmpMessage FIRST = IsakmpMessages
            .decode(Captures.datagram("ikev1-bug-12610.pcapng.gz", 1).octets()).orThrow();

    static Stream<Captures.Datagram> datagrams() {
        return Captures.datagrams().stream();
    }

    static Stream<Captures.Inside> decrypted() {
        return Captures.decrypted().stream();
    }

    @ParameterizedTest
    @MethodSource("datagrams")
    void untouchedItIsTheMessage(Captures.Datagram datagram) {
        assertThat(Forgery.of(IsakmpMessages.decode(datagram.octets()).orThrow()).octets())
                .isEqualTo(datagram.octets());
    }

    @ParameterizedTest
    @MethodSource("decrypted")
    void untouchedTheInsideKeepsItsPadding(Captures.Inside inside) {
        assertThat(Forgery.inside(IsakmpMessages.decodeInside(inside.first(), inside.octets()).orThrow()).octets())
                .isEqualTo(inside.octets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SA payload / RESERVED", "SA payload / Proposal 1 / RESERVED",
            "SA payload / Proposal 1 / Transform 2 / RESERVED", "SA payload / Proposal 1 / Transform 12 / RESERVED2",
            "VID payload #2 / RESERVED"})
    void reservedFieldsAreReadPastKeptAndWrittenAgain(String path) {
        Bytes odd = Forgery.of(FIRST).put(path, 0x5a).octets();

        IsakmpMessage read = IsakmpMessages.decode(odd).orThrow();

        assertThat(odd).isNotEqualTo(FIRST.octets());
        assertThat(read.payloads().payloads()).isEqualTo(FIRST.payloads().payloads());
        assertThat(Forgery.of(read).octets()).isEqualTo(odd);
        assertThat(IsakmpMessages.encode(read.header(), read.payloads().payloads()).octets())
                .isEqualTo(FIRST.octets());
    }

    @Test
    void payloadsAreDroppedRepeatedMovedAndRenamed() {
        Forgery forgery = Forgery.of(FIRST).drop(1).duplicate(1).move(0, 2).retype(0, PayloadType.of(200));

        IsakmpMessage read = IsakmpMessages.decode(forgery.octets()).orThrow();

        assertThat(read.payloads().payloads()).hasSize(FIRST.payloads().payloads().size());
        assertThat(read.payloads().payloads().get(0)).isInstanceOf(UnknownPayload.class);
        assertThat(read.payloads().payloads().get(2)).isInstanceOf(SaPayload.class);
    }

    @Test
    void liesAreToldLastAndMendedByNobody() {
        Bytes lie = Forgery.of(FIRST).put("SA payload / Payload Length", 3).octets();

        assertThat(IsakmpMessages.decode(lie)).isInstanceOfSatisfying(Decoded.Bad.class,
                bad -> assertThat(bad.why().field()).isEqualTo("SA payload / Payload Length"));
        assertThat(Forgery.of(FIRST).append(Bytes.of(1)).cut(40).octets()).isEqualTo(FIRST.octets().slice(0, 40));
        assertThatThrownBy(() -> Forgery.of(FIRST).put("SA payload / Nothing", 3).octets())
                .hasMessageContaining("no \"Nothing\"");
        assertThat(Forgery.of(FIRST.header(), ImmutableList.of(new NoncePayload(Bytes.zeros(4))))
                .next(0, PayloadType.Known.HASH).octets().u8(28)).isEqualTo(8);
    }
}
