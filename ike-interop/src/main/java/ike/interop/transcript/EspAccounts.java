package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.interop.keys.EspSaKeys;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Protection.Verdict;
import ike.wire.Bytes;
import ike.wire.Dissection;
import ike.wire.Field;
import ike.wire.Malformed;
import ike.wire.esp.EspHeader;
import ike.wire.ip.IpAddress;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives account of an ESP packet (RFC 4303 §2): its header, and what is inside where keys fit. */
final class EspAccounts {
    private static final String SECTION = "RFC 4303 §2";
    private static final String NO_KEYS = "no keys for this ESP SA";

    private final Supplier<KeyTables> keys;

    EspAccounts(Supplier<KeyTables> keys) {
        this.keys = keys;
    }

    /** Never throws, whatever the octets. */
    Account of(IpAddress source, IpAddress destination, Bytes packet) {
        if (packet.length() < EspHeader.LENGTH) {
            Field root = FieldTrees.leaf("ESP packet", packet, 0, SECTION);
            Malformed why = new Malformed("ESP packet", 0, "has " + packet.length() + " octets, at least "
                    + EspHeader.LENGTH + " are needed", SECTION);
            return new Account(new Subject.Unreadable(),
                    ImmutableList.of(new Layer(Layer.Kind.ESP, packet, root, Optional.of(why))), ImmutableList.of());
        }
        long spi = packet.u32At(0);
        return switch (open(keys.get().ofEsp(source, destination, spi), packet)) {
            case Opening.Closed(String why) -> new Account(new Subject.Esp(spi, packet.u32At(4), ""),
                    ImmutableList.of(new Layer(Layer.Kind.ESP, packet, closedTree(packet), Optional.empty())),
                    ImmutableList.of(why));
            case Opening.Tried tried -> tried(packet, tried);
        };
    }

    /**
     * Of a packet that nobody has keys for but that is not encrypted, as WESP may say (RFC 5840 §2): what everybody can read.
     */
    static Account visible(Bytes packet, int ivLength, int icvLength) {
        int begin = EspHeader.LENGTH + ivLength;
        int end = packet.length() - icvLength;
        Layer inside = inside(packet.slice(begin, end));
        Layer outside = new Layer(Layer.Kind.ESP, packet, tree(packet, ImmutableList.of(
                FieldTrees.leaf("Initialization Vector", packet.slice(EspHeader.LENGTH, begin), EspHeader.LENGTH,
                        SECTION),
                FieldTrees.leaf("Payload Data, Trailer", packet.slice(begin, end), begin, SECTION),
                FieldTrees.leaf("Integrity Check Value", packet.from(end), end, SECTION))), Optional.empty());
        return new Account(new Subject.Esp(packet.u32At(0), packet.u32At(4), inside.root().value()),
                ImmutableList.of(outside, inside), ImmutableList.of(NO_KEYS + ", so its integrity is unchecked"));
    }

    private static Account tried(Bytes packet, Opening.Tried tried) {
        Bytes body = packet.from(EspHeader.LENGTH);
        Field tree = tree(packet,
                FieldTrees.sealedParts(body, EspHeader.LENGTH, tried, SECTION, "Integrity Check Value"));
        Layer outside = new Layer(Layer.Kind.ESP, packet, tree, Optional.empty(), Optional.of(tried.protection()));
        Optional<Layer> inside = tried.plaintext().map(EspAccounts::inside);
        String summary = inside.map(layer -> layer.root().value()).orElse("");
        return new Account(new Subject.Esp(packet.u32At(0), packet.u32At(4), summary),
                inside.map(i -> ImmutableList.of(outside, i)).orElse(ImmutableList.of(outside)), ImmutableList.of());
    }

    /**
     * The key that fits is taken. Whether sequence numbers have 64 bits the packet does not tell (RFC 4303 §2.2.1):
     * both are tried, with the upper half that the keys name.
     */
    private static Opening open(ImmutableList<EspSaKeys> candidates, Bytes packet) {
        Opening first = new Opening.Closed(NO_KEYS);
        for (EspSaKeys candidate : candidates) {
            Opener opener = new Opener(candidate.cipher(), candidate.check(), candidate.encryptionKey(),
                    candidate.integrityKey());
            Bytes header = packet.slice(0, EspHeader.LENGTH);
            Bytes body = packet.from(EspHeader.LENGTH);
            Bytes high = Bytes.u32(candidate.sequenceHigh());
            Bytes extended = Bytes.concat(packet.slice(0, 4), high, packet.slice(4, 8));
            Opening opening = opener.open(header, header, body, Bytes.EMPTY);
            for (Opening next : ImmutableList.of(opening, opener.open(extended, header, body, high))) {
                if (next instanceof Opening.Tried tried && tried.protection().verdict() != Verdict.BAD) {
                    return next;
                }
            }
            first = first instanceof Opening.Tried ? first : opening;
        }
        return first;
    }

    static Field closedTree(Bytes packet) {
        return tree(packet, ImmutableList.of(FieldTrees.leaf("IV, ciphertext, ICV", packet.from(EspHeader.LENGTH),
                EspHeader.LENGTH, SECTION)));
    }

    private static Field tree(Bytes packet, ImmutableList<Field> body) {
        return new Field("ESP packet", 0, packet.length(), "", SECTION, ImmutableList.<Field>builder()
                .add(new Field("SPI", 0, 4, packet.slice(0, 4).hex(), "RFC 4303 §2.1", ImmutableList.of()))
                .add(new Field("Sequence Number", 4, 4, Long.toString(packet.u32At(4)), "RFC 4303 §2.2",
                        ImmutableList.of()))
                .addAll(body).build());
    }

    private static Layer inside(Bytes plaintext) {
        int trailerAt = plaintext.length() - 2;
        int padLength = trailerAt < 0 ? 0 : plaintext.u8(trailerAt);
        int end = trailerAt - padLength;
        if (end < 0) {
            Field root = FieldTrees.leaf("Encrypted", plaintext, 0, "RFC 4303 §2.4");
            return new Layer(Layer.Kind.DECRYPTED_PACKET, plaintext, root, Optional.of(new Malformed("Pad Length",
                    Math.max(0, trailerAt), "says " + padLength + ", but only " + plaintext.length()
                            + " octets are there",
                    "RFC 4303 §2.5")));
        }
        int nextHeader = plaintext.u8(trailerAt + 1);
        Dissection dissection = InnerPackets.dissect(plaintext.slice(0, end), nextHeader);
        Field root = FieldTrees.append(dissection.root(), ImmutableList.of(
                FieldTrees.leaf("Padding", plaintext.slice(end, trailerAt), end, "RFC 4303 §2.4"),
                FieldTrees.leaf("Pad Length", trailerAt, Integer.toString(padLength), "RFC 4303 §2.5"),
                FieldTrees.leaf("Next Header", trailerAt + 1,
                        IpPacket.protocolName(nextHeader) + " (" + nextHeader + ")", "RFC 4303 §2.6")));
        return new Layer(Layer.Kind.DECRYPTED_PACKET, plaintext, root, dissection.why());
    }
}
