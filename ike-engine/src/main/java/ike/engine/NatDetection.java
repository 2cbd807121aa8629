package ike.engine;

import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * What NAT_DETECTION_SOURCE_IP and NAT_DETECTION_DESTINATION_IP tell about the way between two peers (RFC 7296 §2.23).
 * Their data is the 20 octets SHA-1(SPIi | SPIr | address | port), SPIs in the order of the header, as the sender saw
 * them. SHA-1 protects nothing here: it hides the address from those who do not know it anyway.
 *
 * @param supported the peer sent both notifications; if not, the other two components are false
 * @param localBehindNat the peer sent to an address that is not ours: we send keepalives (RFC 3948 §4)
 * @param remoteBehindNat the peer sent from an address that is not its own: we follow it when it moves
 * @param pretended we have told the peer of a NAT that is none, so that both sides put ESP into UDP
 */
public record NatDetection(boolean supported, boolean localBehindNat, boolean remoteBehindNat, boolean pretended) {
    /** Nobody has looked. */
    public static final NatDetection NONE = new NatDetection(false, false, false, false);

    /** The length of the notifications' data in octets. */
    public static final int LENGTH = 20;

    private static final TransportAddress NOWHERE = new TransportAddress(IpAddress.ANY4, 0);

    /**
     * Judges a received message.
     *
     * @param path the way it came: {@code remote} is where it came from, {@code local} where it arrived
     * @param sources the data of every NAT_DETECTION_SOURCE_IP in it; a peer with several addresses sends several
     * @param destinations the data of every NAT_DETECTION_DESTINATION_IP in it
     */
    public static NatDetection of(IkeSpi initiator, IkeSpi responder, Path path, List<Bytes> sources,
            List<Bytes> destinations) {
        if (sources.isEmpty() || destinations.isEmpty()) {
            return NONE;
        }
        boolean localSeen = destinations.contains(hash(initiator, responder, path.local()));
        boolean remoteSeen = sources.contains(hash(initiator, responder, path.remote()));
        return new NatDetection(true, !localSeen, !remoteSeen, false);
    }

    /** The data of the notification about {@code address}. */
    public static Bytes hash(IkeSpi initiator, IkeSpi responder, TransportAddress address) {
        Bytes known = Bytes.concat(initiator.bytes(), responder.bytes(), address.address().octets(),
                Bytes.u16(address.port()));
        return Bytes.owning(sha1(known.toArray()));
    }

    /** Data that no address fits: sent as the source, it makes the peer believe in a NAT, so that ESP goes in UDP. */
    public static Bytes pretendedNat(IkeSpi initiator, IkeSpi responder) {
        return hash(initiator, responder, NOWHERE);
    }

    /** True when somebody between the peers changes addresses or ports: ESP must then be encapsulated in UDP. */
    public boolean natFound() {
        return localBehindNat || remoteBehindNat;
    }

    /** The same where we pretend one, or do not. */
    public NatDetection pretending(boolean pretend) {
        return new NatDetection(supported, localBehindNat, remoteBehindNat, pretend);
    }

    /**
     * How ESP travels where IKE travels like this: without UDP if both sides have looked and there is no NAT, also where IKE has moved
     * to the port for encapsulation, as it may at any time (RFC 7296 §2.23). A peer's kernel may take nothing else.
     */
    public Path ofEsp(Path ike) {
        boolean direct = supported && !natFound() && !pretended && ike.transport() == Path.Transport.UDP_ENCAPSULATED;
        return direct ? new Path(Path.Transport.UDP, ike.local(), ike.remote()) : ike;
    }

    private static byte[] sha1(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }
}
