package ike.v1.sa;

import ike.engine.Path;
import ike.engine.config.Connection;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;

/**
 * What names an ISAKMP SA (RFC 2408 §3.1), and where its peer is.
 *
 * @param responderCookie zero until the responder has answered
 * @param initiator true when we began
 */
public record SaName(long uniqueId, Connection connection, Cookie initiatorCookie, Cookie responderCookie,
        boolean initiator, Path path) {
    /** The cookie that we chose. */
    public Cookie localCookie() {
        return initiator ? initiatorCookie : responderCookie;
    }

    /** Both cookies: the SPI of an ISAKMP SA (RFC 2408 §3.14). */
    public Bytes cookies() {
        return Bytes.concat(initiatorCookie.bytes(), responderCookie.bytes());
    }

    /** The same, now that the responder has answered. */
    public SaName withResponder(Cookie cookie) {
        return new SaName(uniqueId, connection, initiatorCookie, cookie, initiator, path);
    }

    /** The same, by another connection. */
    public SaName with(Connection other) {
        return new SaName(uniqueId, other, initiatorCookie, responderCookie, initiator, path);
    }

    /** The same, with the peer elsewhere. */
    public SaName withPath(Path newPath) {
        return new SaName(uniqueId, connection, initiatorCookie, responderCookie, initiator, newPath);
    }
}
