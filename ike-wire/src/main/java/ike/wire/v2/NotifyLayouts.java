package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.wire.Bytes;
import ike.wire.CodePoint;
import ike.wire.Printable;
import ike.wire.WireReader;
import ike.wire.ip.IpAddress;
import ike.wire.v2.NotifyType.Known;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/** How the data of each type of notification is laid out (RFC 7296 §3.10.1 and the RFCs of the extensions). */
final class NotifyLayouts {
    private static final String PLAIN_SECTION = "RFC 7296 §3.10";
    private static final String NAME = "Notification Data";

    private static final ImmutableMap<NotifyType, Layout> LAYOUTS = ImmutableMap.<NotifyType, Layout>builder()
            .put(Known.UNSUPPORTED_CRITICAL_PAYLOAD, code("RFC 7296 §2.5",
                    in -> in.code8("Payload Type", PayloadType::of)))
            .put(Known.INVALID_MAJOR_VERSION, number("RFC 7296 §2.5", in -> in.u8("Major Version")))
            .put(Known.INVALID_MESSAGE_ID, number("RFC 7296 §2.3", in -> in.u32("Message ID")))
            .put(Known.INVALID_KE_PAYLOAD, code("RFC 7296 §1.2",
                    in -> in.code16("Key Exchange Method", id -> TransformId.of(TransformType.Known.KE, id))))
            .put(Known.INVALID_SPI, layout("RFC 7296 §3.10.1", in -> new NotifyData.Opaque(in.bytes("SPI", 4))))
            .put(Known.LINK_ID, layout("RFC 5739 §5.3", in -> new NotifyData.Opaque(in.rest("IKEv2 Link ID"))))
            .put(Known.ERX_SUPPORTED, layout("RFC 6867 §4",
                    in -> new NotifyData.Name(in.bytes("Domain Name", in.remaining(), Printable::text))))
            .put(Known.SET_WINDOW_SIZE, number("RFC 7296 §2.3", in -> in.u32("Window Size")))
            .put(Known.AUTH_LIFETIME, number("RFC 4478 §3", in -> in.u32("Lifetime in seconds")))
            .put(Known.GROUP_SENDER, number("RFC 9838 §4.7.4", in -> in.u32("Number of Sender-IDs")))
            .put(Known.USE_AGGFRAG, number("RFC 9347 §6.1.4",
                    in -> in.u8("Requirement Flags", NotifyLayouts::describeAggfrag)))
            .put(Known.IPSEC_REPLAY_COUNTER_SYNC, layout("RFC 6311 §6.4", NotifyLayouts::delta))
            .put(Known.IPCOMP_SUPPORTED, layout("RFC 7296 §2.22", NotifyLayouts::compression))
            .put(Known.ADDITIONAL_IP4_ADDRESS, layout("RFC 4555 §4.2.2",
                    in -> new NotifyData.Address(address(in, "Address", 4))))
            .put(Known.ADDITIONAL_IP6_ADDRESS, layout("RFC 4555 §4.2.2",
                    in -> new NotifyData.Address(address(in, "Address", 16))))
            .put(Known.NO_NATS_ALLOWED, layout("RFC 4555 §4.2.6", NotifyLayouts::ends))
            .put(Known.REDIRECT, layout("RFC 5685 §9.2", NotifyLayouts::gateway))
            .put(Known.REDIRECTED_FROM, layout("RFC 5685 §9.3", NotifyLayouts::gateway))
            .put(Known.TICKET_LT_OPAQUE, layout("RFC 5723 §7.1",
                    in -> new NotifyData.Ticket(in.u32("Lifetime in seconds"), in.rest("Ticket"))))
            .put(Known.IKEV2_MESSAGE_ID_SYNC, layout("RFC 6311 §6.3",
                    in -> new NotifyData.MessageIds(in.bytes("Nonce Data", 4),
                            in.u32("EXPECTED_SEND_REQ_MESSAGE_ID"), in.u32("EXPECTED_RECV_REQ_MESSAGE_ID"))))
            .put(Known.SIGNATURE_HASH_ALGORITHMS, codes("RFC 7427 §4", "Hash Algorithm", HashAlgorithmId::of))
            .put(Known.SECURE_PASSWORD_METHODS, codes("RFC 6467 §2", "Method", NotifyRegistries::password))
            .put(Known.SUPPORTED_AUTH_METHODS, layout("RFC 9593 §3.2", NotifyLayouts::announcements))
            .put(Known.PUZZLE, layout("RFC 8019 §8.1", in -> new NotifyData.Puzzle(
                    in.code16("PRF", id -> TransformId.of(TransformType.Known.PRF, id)), in.u8("Difficulty"))))
            .put(Known.PPK_IDENTITY, layout("RFC 8784 §5.1", in -> ppk(in, 0)))
            .put(Known.PPK_IDENTITY_KEY, layout("RFC 9867 §3.1", in -> ppk(in, 8)))
            .put(Known.ROHC_SUPPORTED, layout("RFC 5857 §3.1", NotifyLayouts::rohc)).buildOrThrow();

    private record Layout(String section, Function<WireReader, NotifyData> reader) {
    }

    private NotifyLayouts() {
    }

    /** Where the layout of the data is defined. */
    static String section(NotifyType type) {
        Layout layout = LAYOUTS.get(type);
        return layout == null ? PLAIN_SECTION : layout.section;
    }

    /** The data as its type says; of a type without a layout the octets. */
    static NotifyData read(WireReader in, NotifyType type) {
        Layout layout = LAYOUTS.get(type);
        return layout == null ? new NotifyData.Opaque(in.rest(NAME)) : layout.reader.apply(in);
    }

    /** Passes over the data; it is taken apart where fields are recorded and the type has some. */
    static Bytes readOctets(WireReader in, NotifyType type) {
        Layout layout = LAYOUTS.get(type);
        return layout == null ? in.rest(NAME) : in.apart(NAME, in.remaining(), layout.section, layout.reader);
    }

    private static NotifyData delta(WireReader in) {
        if (in.remaining() != 4 && in.remaining() != 8) {
            throw in.malformedAt("Incoming IPsec SA delta value", 0, in.remaining() + " octets are neither 4 nor 8");
        }
        return new NotifyData.Opaque(in.rest("Incoming IPsec SA delta value"));
    }

    private static NotifyData compression(WireReader in) {
        return new NotifyData.Compression(in.u16("CPI"), in.code8("Transform ID", NotifyRegistries::compression),
                restIfAny(in, "Attributes"));
    }

    private static NotifyData ends(WireReader in) {
        int length = in.remaining() > 12 ? 16 : 4;
        return new NotifyData.Ends(address(in, "Source Address", length), address(in, "Destination Address", length),
                in.u16("Source Port"), in.u16("Destination Port"));
    }

    private static NotifyData gateway(WireReader in) {
        CodePoint kind = in.code8("GW Ident Type", NotifyRegistries::gateway);
        int length = in.u8("GW Ident Len");
        int expected = kind.code() == 1 ? 4 : kind.code() == 2 ? 16 : length;
        if (length != expected) {
            throw in.malformed("says " + length + ", but an address of this type has " + expected + " octets");
        }
        Bytes identity = in.bytes("GW Identity", length, octets -> kind.code() <= 2 && kind.code() > 0
                ? new IpAddress(octets).toString()
                : Printable.text(octets));
        return new NotifyData.Gateway(kind, identity, restIfAny(in, "Nonce Data"));
    }

    private static NotifyData announcements(WireReader in) {
        ImmutableList.Builder<AuthAnnouncement> all = ImmutableList.builder();
        for (int i = 1; in.remaining() > 0; i++) {
            all.add(AuthAnnouncement.read(in, i));
        }
        return new NotifyData.Announcements(all.build());
    }

    private static NotifyData ppk(WireReader in, int confirmation) {
        CodePoint kind = in.code8("PPK_ID Type", NotifyRegistries::ppkId);
        int length = in.remaining() - confirmation;
        if (length < 0) {
            throw in.malformed(in.remaining() + " octets follow, " + confirmation + " are always there");
        }
        Bytes id = in.bytes("PPK_ID", length, Printable::text);
        return new NotifyData.Ppk(kind, id, restIfAny(in, "PPK Confirmation"));
    }

    private static NotifyData rohc(WireReader in) {
        ImmutableList.Builder<TransformAttribute> all = ImmutableList.builder();
        for (int i = 1; in.remaining() > 0; i++) {
            all.add(TransformAttribute.read(in, i, "RFC 5857 §3.1.1", NotifyRegistries::rohc));
        }
        return new NotifyData.Attributes(all.build());
    }

    private static Layout layout(String section, Function<WireReader, NotifyData> reader) {
        return new Layout(section, reader);
    }

    private static Layout number(String section, ToLongFunction<WireReader> reader) {
        return new Layout(section, in -> new NotifyData.Amount(reader.applyAsLong(in)));
    }

    private static Layout code(String section, Function<WireReader, CodePoint> reader) {
        return new Layout(section, in -> new NotifyData.Code(reader.apply(in)));
    }

    private static Layout codes(String section, String name, IntFunction<CodePoint> registry) {
        return new Layout(section, in -> {
            ImmutableList.Builder<CodePoint> all = ImmutableList.builder();
            while (in.remaining() > 0) {
                all.add(in.code16(name, registry));
            }
            return new NotifyData.Codes(all.build());
        });
    }

    private static IpAddress address(WireReader in, String name, int length) {
        return new IpAddress(in.bytes(name, length, octets -> new IpAddress(octets).toString()));
    }

    private static Bytes restIfAny(WireReader in, String name) {
        return in.remaining() > 0 ? in.rest(name) : Bytes.EMPTY;
    }

    private static String describeAggfrag(int flags) {
        String text = (flags & 2) != 0 ? "congestion control" : "no congestion control";
        text += (flags & 1) != 0 ? ", don't fragment" : ", may fragment";
        return (flags & 0xfc) == 0 ? text : text + ", RESERVED " + (flags & 0xfc);
    }
}
