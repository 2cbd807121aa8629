package ike.interop.vici;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Messages and packets survive the wire; any octets are a packet or a reason why not. */
class MessageProperties {
    @Property(tries = 500)
    void whatIsWrittenIsRead(@ForAll("messages") Message message) {
        assertThat(Message.read(message.write())).isEqualTo(new Decoded.Ok<>(message));
    }

    @Property(tries = 200)
    void packetsAreReadAsWritten(@ForAll("messages") Message message, @ForAll("names") String name) {
        for (Packet packet : ImmutableList.of(new Packet.Request(name, message), new Packet.Response(message),
                new Packet.UnknownCommand(), new Packet.Register(name), new Packet.Unregister(name),
                new Packet.Confirm(), new Packet.UnknownEvent(), new Packet.Event(name, message))) {
            assertThat(Packet.read(packet.write())).isEqualTo(new Decoded.Ok<>(packet));
        }
    }

    /** Nothing but ASCII is shown by swanctl. */
    @Property(tries = 200)
    void whatIsToldIsAscii(@ForAll String sentence) {
        String told = Message.builder().told("msg", "refused (RFC 7296 §2.9): " + sentence).build().text("msg")
                .orElseThrow();
        assertThat(told).startsWith("refused (RFC 7296 section 2.9): ").matches("\\p{ASCII}*")
                .hasSizeLessThanOrEqualTo(ViciLimits.LONGEST_VALUE);
    }

    @Property
    void anyOctetsAreAPacketOrAReason(@ForAll byte[] octets) {
        assertThat(Packet.read(Bytes.copyOf(octets))).isNotNull();
    }

    @Property(tries = 500)
    void oneOctetChangedOrCutOffIsAPacketOrAReason(@ForAll("messages") Message message, @ForAll int at,
            @ForAll byte other) {
        byte[] octets = new Packet.Response(message).write().toArray();
        int index = Math.floorMod(at, octets.length);
        octets[index] = other;
        assertThat(Packet.read(Bytes.copyOf(octets))).isNotNull();
        assertThat(Packet.read(Bytes.copyOf(octets, 0, index))).isNotNull();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('a', 'z').withChars('-', '_', 'ü').ofMaxLength(20);
    }

    @Provide
    Arbitrary<Message> messages() {
        return Arbitraries.lazyOf(() -> elements(Arbitraries.just(Message.EMPTY)),
                () -> elements(elements(elements(Arbitraries.just(Message.EMPTY)))));
    }

    private Arbitrary<Message> elements(Arbitrary<Message> inner) {
        Arbitrary<Bytes> values = Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Bytes::copyOf);
        Arbitrary<Element> element = Arbitraries.oneOf(
                Combinators.combine(names(), values).as(Element.KeyValue::new),
                Combinators.combine(names(), values.list().ofMaxSize(3))
                        .as((name, items) -> new Element.ItemList(name, ImmutableList.copyOf(items))),
                Combinators.combine(names(), inner).as(Element.Section::new));
        return element.list().ofMaxSize(4).map(list -> new Message(ImmutableList.copyOf(list)));
    }
}
