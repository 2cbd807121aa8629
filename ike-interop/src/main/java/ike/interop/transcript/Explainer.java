package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.capture.Frame;
import ike.interop.capture.LinkLayer;
import ike.interop.keys.KeyTables;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.esp.UdpEncapsulation;
import ike.wire.ip.IpProtocol;
import ike.wire.v2.IkeHeader;

/**
 * Explains captured frames one by one: IKE on UDP port 500, IKE and ESP together on port 4500 (RFC 3948), ESP as IP
 * protocol 50, and IKE or ESP on any other port that the user names. Keeps between frames what IKEv1 cannot be decrypted
 * without.
 */
public final class Explainer {
    private final IkeAccounts ike;
    private final EspAccounts esp;
    private final ImmutableSet<Integer> morePorts;

    /**
     * An explainer.
     *
     * @param keys what opens sealed messages
     * @param morePorts UDP ports to look at besides 500 and 4500
     */
    public Explainer(KeyTables keys, ImmutableSet<Integer> morePorts) {
        this.ike = new IkeAccounts(keys);
        this.esp = new EspAccounts(keys);
        this.morePorts = morePorts;
    }

    /** What came of looking at a frame. */
    public sealed interface Result {
        /** It is IKE or ESP, or a part of such a packet. */
        record Explained(Explanation explanation) implements Result {
        }

        /** It is not; {@code what} names it: {@code ARP}, {@code UDP port 53}. */
        record Other(String what) implements Result {
        }
    }

    /** Never throws, whatever the octets. */
    public Result explain(Frame frame) {
        return switch (LinkLayer.strip(frame)) {
            case LinkLayer.Content.Other(String what) -> new Result.Other(what);
            case LinkLayer.Content.Ip(Bytes octets) -> switch (IpPacket.decode(octets)) {
                case Decoded.Ok<IpPacket>(IpPacket packet) -> explain(frame, packet);
                case Decoded.Bad<IpPacket> _ -> new Result.Other(
                        frame.isCutShort() ? "cut short IP packet" : "malformed IP packet");
            };
        };
    }

    private Result explain(Frame frame, IpPacket packet) {
        Route route = Route.ip(packet.source(), packet.destination());
        if (packet.protocol() != IpProtocol.ESP && packet.protocol() != IpProtocol.UDP) {
            return new Result.Other(IpPacket.protocolName(packet.protocol()));
        }
        if (packet.isFragment()) {
            return fragment(frame, packet, route);
        }
        return packet.protocol() == IpProtocol.ESP
                ? explained(frame, route, false, packet.payload(),
                        esp.of(packet.source(), packet.destination(), packet.payload()))
                : explainUdp(frame, packet);
    }

    private static Result fragment(Frame frame, IpPacket packet, Route route) {
        String protocol = IpPacket.protocolName(packet.protocol());
        return explained(frame, route, false, packet.payload(),
                new Account(new Subject.Fragment(protocol, packet.fragmentOffset()), ImmutableList.of(),
                        ImmutableList.of("parts of IP packets are not put together yet")));
    }

    private Result explainUdp(Frame frame, IpPacket packet) {
        Bytes datagram = packet.payload();
        if (datagram.length() < 8 || datagram.u16At(4) < 8 || datagram.u16At(4) > datagram.length()) {
            return new Result.Other("malformed UDP datagram");
        }
        int source = datagram.u16At(0);
        int destination = datagram.u16At(2);
        Bytes content = datagram.slice(8, datagram.u16At(4));
        Route route = Route.udp(packet.source(), source, packet.destination(), destination);
        if (isNamed(source, destination)) {
            boolean plain = !startsWithMarker(content) && looksLikeIke(content);
            return plain ? ofIke(frame, route, false, content) : encapsulated(frame, route, content);
        }
        if (source == UdpEncapsulation.NAT_T_PORT || destination == UdpEncapsulation.NAT_T_PORT) {
            return encapsulated(frame, route, content);
        }
        if (source == UdpEncapsulation.IKE_PORT || destination == UdpEncapsulation.IKE_PORT) {
            return ofIke(frame, route, false, content);
        }
        return new Result.Other("UDP port " + Math.min(source, destination));
    }

    private Result encapsulated(Frame frame, Route route, Bytes content) {
        if (content.length() == 1 && content.u8(0) == UdpEncapsulation.KEEPALIVE) {
            return explained(frame, route, true, content,
                    new Account(new Subject.NatKeepalive(), ImmutableList.of(), ImmutableList.of()));
        }
        return startsWithMarker(content)
                ? ofIke(frame, route, true, content.from(UdpEncapsulation.MARKER_LENGTH))
                : explained(frame, route, true, content, esp.of(route.source(), route.destination(), content));
    }

    private Result ofIke(Frame frame, Route route, boolean encapsulated, Bytes message) {
        return explained(frame, route, encapsulated, message, ike.of(message));
    }

    private static Result explained(Frame frame, Route route, boolean encapsulated, Bytes message, Account account) {
        return new Result.Explained(new Explanation(frame.number(), frame.time(), route, encapsulated,
                message.length(), account.subject(), account.layers(), account.notes(), account.message()));
    }

    private boolean isNamed(int source, int destination) {
        return morePorts.contains(source) || morePorts.contains(destination);
    }

    private static boolean startsWithMarker(Bytes content) {
        return content.length() >= UdpEncapsulation.MARKER_LENGTH && content.u32At(0) == 0;
    }

    /** The major versions that there are, and a length that is true. */
    private static boolean looksLikeIke(Bytes content) {
        return content.length() >= IkeHeader.LENGTH && content.u32At(24) == content.length()
                && (content.u8(17) >>> 4 == 1 || content.u8(17) >>> 4 == 2);
    }
}
