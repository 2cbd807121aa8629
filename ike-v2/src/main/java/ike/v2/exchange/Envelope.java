package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.v2.SkProtection;
import ike.engine.Path;
import ike.wire.Bytes;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.PayloadType;
import java.util.function.IntFunction;

/**
 * A message of ours that is about to be sealed: whole, in an Encrypted payload (RFC 7296 §3.14), or cut into pieces,
 * each in an Encrypted Fragment payload (RFC 7383 §2.5).
 *
 * @param first the type of the first payload inside
 * @param inner the payloads inside, encoded
 * @param iv a vector for each fragment by its number; for the whole message by 0
 */
record Envelope(SkProtection protection, IkeHeader header, PayloadType first, Bytes inner, IntFunction<Bytes> iv) {
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int UDP_HEADER = 8;
    private static final int NON_ESP_MARKER = 4;
    private static final int PAYLOAD_HEADER = 4;
    private static final int FRAGMENT_NUMBERS = 4;
    /** However small the datagrams shall be, a fragment carries as much. */
    private static final int LEAST_CONTENT = 64;

    /** The octets that an IKE message may have, for an IP datagram of {@code size} octets along this path. */
    static int room(int size, Path path) {
        return size - around(path);
    }

    /** The octets of the IP datagram with an IKE message of that length. */
    static int size(int message, Path path) {
        return message + around(path);
    }

    private static int around(Path path) {
        return (path.local().address().isV4() ? IPV4_HEADER : IPV6_HEADER) + UDP_HEADER
                + (path.transport() == Path.Transport.UDP_ENCAPSULATED ? NON_ESP_MARKER : 0);
    }

    /** The message in one piece. */
    Bytes whole() {
        Bytes prefix = IkeMessages.sealedPrefix(header, ImmutableList.of(), first,
                protection.bodyLength(inner.length()));
        return Bytes.concat(prefix, protection.seal(iv.apply(0), prefix, inner));
    }

    /** The message in pieces of at most {@code room} octets; in one, if it fits. */
    ImmutableList<Bytes> pieces(int room) {
        int overhead = IkeHeader.LENGTH + PAYLOAD_HEADER;
        if (overhead + protection.bodyLength(inner.length()) <= room) {
            return ImmutableList.of(whole());
        }
        int content = content(room - overhead - FRAGMENT_NUMBERS);
        int total = (inner.length() + content - 1) / content;
        ImmutableList.Builder<Bytes> pieces = ImmutableList.builder();
        for (int number = 1; number <= total; number++) {
            pieces.add(piece(number, total,
                    inner.slice((number - 1) * content, Math.min(number * content, inner.length()))));
        }
        return pieces.build();
    }

    private Bytes piece(int number, int total, Bytes content) {
        Bytes prefix = IkeMessages.sealedFragmentPrefix(header, ImmutableList.of(),
                number == 1 ? first : PayloadType.Known.NONE, number, total, protection.bodyLength(content.length()));
        return Bytes.concat(prefix, protection.seal(iv.apply(number), prefix, content));
    }

    /** The most octets whose sealed body is not longer than that. */
    private int content(int body) {
        int content = body;
        while (content > LEAST_CONTENT && protection.bodyLength(content) > body) {
            content--;
        }
        return Math.max(content, LEAST_CONTENT);
    }
}
