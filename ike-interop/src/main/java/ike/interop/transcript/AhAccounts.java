package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Dissection;
import ike.wire.WireReader;
import ike.wire.esp.AhHeader;
import java.util.Optional;

/**
 * Gives account of an AH packet (RFC 4302 §2): its header, and what it protects, which everybody can read. Whether that was
 * changed stays unchecked, for Wireshark has no table of the keys of AH.
 */
final class AhAccounts {
    private static final String SECTION = "RFC 4302 §2";

    private AhAccounts() {
    }

    /** Never throws, whatever the octets. */
    static Account of(Bytes packet) {
        Dissection dissection = WireReader.dissect(packet, "AH packet", SECTION, in -> {
            AhHeader header = AhHeader.read(in);
            in.summary(InnerPackets.read(in, header.nextHeader()), text -> text);
            return header;
        });
        Subject subject = packet.length() < AhHeader.FIXED_LENGTH
                ? new Subject.Unreadable()
                : new Subject.Ah(packet.u32At(4), packet.u32At(8), dissection.root().value());
        return new Account(subject,
                ImmutableList.of(new Layer(Layer.Kind.AH, packet, dissection.root(), dissection.why())),
                ImmutableList.of());
    }

    /** The packet behind the header, which may be ESP or carry IKE; nothing where the header claims what is not there. */
    static Optional<IpPacket> behind(IpPacket packet) {
        Bytes octets = packet.payload();
        int length = octets.length() < AhHeader.FIXED_LENGTH ? Integer.MAX_VALUE : (octets.u8(1) + 2) * 4;
        return length < AhHeader.FIXED_LENGTH || length > octets.length()
                ? Optional.empty()
                : Optional.of(new IpPacket(packet.source(), packet.destination(), octets.u8(0), packet.identification(),
                        0, false, octets.from(length), 0));
    }
}
