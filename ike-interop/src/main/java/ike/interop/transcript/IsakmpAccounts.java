package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.wire.Bytes;
import ike.wire.Dissection;
import ike.wire.Field;
import ike.wire.WireReader;
import ike.wire.v2.IkeHeader;
import java.util.Optional;

/** Gives account of an IKEv1 message as far as its header and the names of its payloads go (RFC 2408 §3.1, §3.2). */
final class IsakmpAccounts {
    private static final String HEADER_SECTION = "RFC 2408 §3.1";
    private static final int ENCRYPTED = 1;
    private static final int MAX_PAYLOADS = 128;

    private static final ImmutableMap<Integer, String> PAYLOADS = ImmutableMap.<Integer, String>builder().put(1, "SA")
            .put(4, "KE").put(5, "ID").put(6, "CERT").put(7, "CR").put(8, "HASH").put(9, "SIG").put(10, "NONCE")
            .put(11, "N").put(12, "D").put(13, "VID").put(14, "ATTR").put(20, "NAT-D").put(21, "NAT-OA")
            .put(130, "NAT-D").put(131, "NAT-OA").put(132, "FRAGMENT").buildOrThrow();

    private static final ImmutableMap<Integer, String> EXCHANGES = ImmutableMap.of(1, "Base", 2, "Main Mode", 4,
            "Aggressive Mode", 5, "Informational", 6, "Transaction", 32, "Quick Mode", 33, "New Group Mode");

    private IsakmpAccounts() {
    }

    static Account of(Bytes message) {
        Dissection dissection = WireReader.dissect(message, "IKEv1 message", HEADER_SECTION, IsakmpAccounts::read);
        ImmutableList<String> names = dissection.root().children().stream().skip(1).map(Field::name)
                .collect(ImmutableList.toImmutableList());
        int exchange = message.u8(18);
        Subject subject = new Subject.Ike(1, message.slice(0, 8), message.slice(8, 16),
                EXCHANGES.getOrDefault(exchange, "exchange " + exchange), false, false, message.u32At(20), names,
                Optional.empty());
        return new Account(subject,
                ImmutableList.of(new Layer(Layer.Kind.IKE, message, dissection.root(), dissection.why())),
                ImmutableList.of("IKEv1, not decoded further yet"));
    }

    private static Boolean read(WireReader in) {
        WireReader header = in.open("ISAKMP header", HEADER_SECTION).fixed(IkeHeader.LENGTH);
        header.bytes("Initiator Cookie", 8);
        header.bytes("Responder Cookie", 8);
        int next = header.u8("Next Payload", IsakmpAccounts::payload);
        header.u8("Version", version -> (version >>> 4) + "." + (version & 0xf));
        header.u8("Exchange Type",
                exchange -> EXCHANGES.getOrDefault(exchange, "unknown") + " (" + exchange + ")");
        int flags = header.u8("Flags", IsakmpAccounts::flags);
        header.bytes("Message ID", 4);
        header.u32("Length");
        header.close();
        if ((flags & ENCRYPTED) != 0) {
            in.rest("encrypted payloads");
        } else {
            payloads(in, next);
        }
        return true;
    }

    private static void payloads(WireReader in, int first) {
        int next = first;
        for (int count = 0; next != 0; count++) {
            if (count == MAX_PAYLOADS) {
                throw in.malformed("more than " + MAX_PAYLOADS + " payloads");
            }
            WireReader payload = in.open(PAYLOADS.getOrDefault(next, "payload type " + next), "RFC 2408 §3.2");
            next = payload.u8("Next Payload", IsakmpAccounts::payload);
            payload.reserved(1);
            payload.length("Payload Length", 4);
            payload.rest("Body");
            payload.close();
        }
        if (in.remaining() > 0) {
            in.rest("octets behind the last payload");
        }
    }

    private static String payload(int type) {
        return type == 0 ? "none (0)" : PAYLOADS.getOrDefault(type, "unknown") + " (" + type + ")";
    }

    private static String flags(int flags) {
        return ((flags & ENCRYPTED) != 0 ? "encrypted" : "not encrypted") + ((flags & 2) != 0 ? ", commit" : "")
                + ((flags & 4) != 0 ? ", authentication only" : "");
    }
}
