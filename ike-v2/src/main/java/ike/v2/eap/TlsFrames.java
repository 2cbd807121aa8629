package ike.v2.eap;

import ike.wire.Bytes;

/**
 * Flights of TLS in messages of EAP (RFC 5216 §2.1.5, §3.1): cut into fragments, each of which the other end
 * acknowledges by a message without data.
 *
 * <pre>{@code
 * Flags, 1 octet: L the length is there, M more fragments follow, S start  |  [TLS Message Length, 4]  |  TLS Data
 * }</pre>
 *
 * @param gathered what has come so far of a flight of the other end
 * @param flight ours, of which {@code sent} octets have left
 */
record TlsFrames(Bytes gathered, Bytes flight, int sent) {
    /** Nothing on its way, either way. */
    static final TlsFrames NONE = new TlsFrames(Bytes.EMPTY, Bytes.EMPTY, 0);
    /** What begins the method. */
    static final Bytes START = Bytes.of(0x20);
    /** What acknowledges a fragment. */
    static final Bytes NOTHING = Bytes.of(0);

    private static final int LENGTH_INCLUDED = 0x80;
    private static final int MORE_FRAGMENTS = 0x40;
    private static final int LENGTH_OCTETS = 4;

    /** What a message is. */
    sealed interface Heard {
        /** The end of a flight, which is here now. */
        record Whole(Bytes flight) implements Heard {
        }

        /** A fragment that others follow. */
        record Part(TlsFrames next) implements Heard {
        }

        /** No data: the other end has what we sent. */
        record Acknowledged() implements Heard {
        }

        /** Nothing that may come now. */
        record Bad(String why) implements Heard {
        }
    }

    /** True when this begins the method. */
    static boolean isStart(Bytes data) {
        return !data.isEmpty() && (data.u8(0) & START.u8(0)) != 0;
    }

    /** Takes a message that does not begin the method. */
    Heard hear(Bytes data) {
        if (data.isEmpty()) {
            return new Heard.Bad("an EAP-TLS message without flags");
        }
        boolean counted = (data.u8(0) & LENGTH_INCLUDED) != 0;
        if (counted && data.length() < 1 + LENGTH_OCTETS) {
            return new Heard.Bad(
                    "an EAP-TLS message of " + data.length() + " octets without the length that it promises");
        }
        if (counted && data.u32At(1) > EapLimits.TLS_FLIGHT_LENGTH) {
            return new Heard.Bad("a TLS flight of " + data.u32At(1) + " octets");
        }
        return hear(data.from(counted ? 1 + LENGTH_OCTETS : 1), (data.u8(0) & MORE_FRAGMENTS) != 0);
    }

    private Heard hear(Bytes body, boolean more) {
        if (body.isEmpty()) {
            return more || !gathered.isEmpty()
                    ? new Heard.Bad("an empty fragment of EAP-TLS")
                    : new Heard.Acknowledged();
        }
        if (isSending()) {
            return new Heard.Bad("TLS data where an acknowledgement is expected");
        }
        if (gathered.length() + body.length() > EapLimits.TLS_FLIGHT_LENGTH) {
            return new Heard.Bad("a TLS flight of more than " + EapLimits.TLS_FLIGHT_LENGTH + " octets");
        }
        Bytes all = Bytes.concat(gathered, body);
        return more ? new Heard.Part(new TlsFrames(all, flight, sent)) : new Heard.Whole(all);
    }

    /** True while fragments of our flight wait. */
    boolean isSending() {
        return sent < flight.length();
    }

    /** The same with a flight of ours to send, and none of the other end's. */
    static TlsFrames sending(Bytes flight) {
        return new TlsFrames(Bytes.EMPTY, flight, 0);
    }

    /** The next message: a fragment with its flags, the first of several with the length of all. */
    Bytes message() {
        int end = end();
        boolean more = end < flight.length();
        boolean first = sent == 0 && more;
        int flags = (first ? LENGTH_INCLUDED : 0) | (more ? MORE_FRAGMENTS : 0);
        return Bytes.concat(Bytes.of(flags), first ? Bytes.u32(flight.length()) : Bytes.EMPTY, flight.slice(sent, end));
    }

    /** What is left when that has been sent. */
    TlsFrames after() {
        return new TlsFrames(gathered, flight, end());
    }

    private int end() {
        return Math.min(flight.length(), sent + EapLimits.TLS_FRAGMENT_LENGTH);
    }
}
