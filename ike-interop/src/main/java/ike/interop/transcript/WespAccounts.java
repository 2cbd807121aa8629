package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.wire.Bytes;
import ike.wire.Dissection;
import ike.wire.Malformed;
import ike.wire.WireReader;
import ike.wire.esp.EspHeader;
import ike.wire.esp.WespHeader;
import ike.wire.ip.IpProtocol;
import ike.wire.v2.EncryptionId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives account of wrapped ESP (RFC 5840 §2): of the header, and of the ESP packet behind it. One that is not encrypted is read
 * without keys, as the header is there for; where there are keys, what it says is held against what they show.
 */
final class WespAccounts {
    private static final String SECTION = "RFC 5840 §2";
    private static final String NAME = "WESP packet";

    private final EspAccounts esp;

    WespAccounts(EspAccounts esp) {
        this.esp = esp;
    }

    /** What is to be said of {@code octets}, the whole packet or the one inside. */
    record Part(Account account, Bytes octets) {
    }

    /** First the header, then the packet behind it, where there is one. Never throws, whatever the octets. */
    ImmutableList<Part> of(Route route, boolean encapsulated, Bytes packet) {
        Dissection dissection = WireReader.dissect(packet, NAME, SECTION, WespAccounts::read);
        Optional<WespHeader> header = WireReader.decode(packet, NAME, SECTION, WespAccounts::read).toOptional();
        Optional<Part> behind = behind(packet).map(inside -> new Part(account(route, header, inside), inside));
        Optional<Malformed> why = dissection.why().or(() -> header.flatMap(h -> ofFamily(h, route, encapsulated)
                .or(() -> behind.flatMap(part -> contradiction(h, part)))));
        Account outside = new Account(subject(packet),
                ImmutableList.of(new Layer(Layer.Kind.WESP, packet, dissection.root(), why)), ImmutableList.of());
        return Stream.concat(Stream.of(new Part(outside, packet)), behind.stream())
                .collect(ImmutableList.toImmutableList());
    }

    private static WespHeader read(WireReader in) {
        WespHeader header = WespHeader.read(in);
        in.rest("ESP packet");
        return header;
    }

    private static Subject subject(Bytes packet) {
        return packet.length() < WespHeader.LENGTH
                ? new Subject.Unreadable()
                : new Subject.Wesp((packet.u8(3) & WespHeader.FLAG_ENCRYPTED) != 0, packet.u8(0));
    }

    /** Whatever the header says wrongly, ESP stands behind it. */
    private static Optional<Bytes> behind(Bytes packet) {
        int length = packet.length() < WespHeader.LENGTH || (packet.u8(3) & WespHeader.FLAG_PADDED) == 0
                ? WespHeader.LENGTH
                : 2 * WespHeader.LENGTH;
        return packet.length() < length + EspHeader.LENGTH ? Optional.empty() : Optional.of(packet.from(length));
    }

    private Account account(Route route, Optional<WespHeader> header, Bytes inside) {
        Account account = esp.of(route.source(), route.destination(), inside);
        boolean isOpen = account.layers().stream().anyMatch(layer -> layer.protection().isPresent());
        return header.filter(h -> !isOpen && !h.isEncrypted())
                .filter(h -> EspHeader.LENGTH + h.ivLength() + h.trailerLength() <= inside.length())
                .map(h -> EspAccounts.visible(inside, h.ivLength(), h.trailerLength())).orElse(account);
    }

    /** IPv6 wants a multiple of 8 octets, IPv4 needs no padding, and behind UDP the identifier does instead. */
    private static Optional<Malformed> ofFamily(WespHeader header, Route route, boolean encapsulated) {
        boolean wanted = !route.source().isV4() && !encapsulated;
        if (header.isPadded() == wanted) {
            return Optional.empty();
        }
        String found = header.isPadded() ? "padding" : "no padding";
        return bad("Flags", 3, found + ", expected " + (wanted ? "4 octets of it under IPv6" : "none but under IPv6"));
    }

    /** What the packet is like that the keys have opened, or that is not encrypted. */
    private static Optional<Malformed> contradiction(WespHeader header, Part inside) {
        Optional<Malformed> ofSa = inside.account.layers().getFirst().protection()
                .flatMap(protection -> Algorithms.encryption(protection.cipher().id(), protection.cipher().keyBits())
                        .flatMap(cipher -> ofSa(header, cipher, cipher.icvLength() + protection.check().length())));
        return ofSa.or(() -> inside.account.layers().stream()
                .filter(layer -> layer.kind() == Layer.Kind.DECRYPTED_PACKET && !header.isEncrypted())
                .filter(layer -> layer.octets().length() > 1)
                .map(layer -> layer.octets().u8(layer.octets().length() - 1))
                .filter(next -> next != header.nextHeader())
                .findFirst().flatMap(next -> bad("Next Header", 0, "says " + IpProtocol.label(header.nextHeader())
                        + ", but ESP's trailer says " + IpProtocol.label(next))));
    }

    private static Optional<Malformed> ofSa(WespHeader header, Encryption cipher, int icvLength) {
        boolean isEncrypted = cipher.id() != EncryptionId.ENCR_NULL
                && cipher.id() != EncryptionId.ENCR_NULL_AUTH_AES_GMAC;
        if (header.isEncrypted() != isEncrypted) {
            return bad("Flags", 3, (header.isEncrypted() ? "encrypted" : "not encrypted") + ", but the SA has "
                    + cipher.id());
        }
        if (!isEncrypted && header.ivLength() != cipher.ivLength()) {
            return bad("HdrLen", 1, "says " + header.headerLength() + ", but the SA's vector has " + cipher.ivLength()
                    + " octets");
        }
        return !isEncrypted && header.trailerLength() != icvLength
                ? bad("TrailerLen", 2, "says " + header.trailerLength() + ", but the SA's check value has " + icvLength
                        + " octets")
                : Optional.empty();
    }

    private static Optional<Malformed> bad(String field, int offset, String problem) {
        return Optional.of(new Malformed("WESP header / " + field, offset, problem, SECTION));
    }
}
