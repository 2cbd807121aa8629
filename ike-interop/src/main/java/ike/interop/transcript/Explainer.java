package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.capture.Frame;
import ike.interop.capture.LinkLayer;
import ike.interop.keys.KeyTables;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.esp.UdpEncapsulation;
import ike.wire.esp.WespHeader;
import ike.wire.ip.IpProtocol;
import ike.wire.v2.IkeHeader;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Explains captured frames: IKE on UDP port 500, IKE and ESP together on UDP and TCP port 4500 (RFC 3948, RFC 9329), ESP
 * as IP protocol 50, AH as 51 with what it carries, WESP as 141, and IKE or ESP on any other port that the user names. Between frames it
 * keeps only what comes in parts (fragments of IP packets, segments of streams, parts of IKE messages, each up to a limit) and
 * what IKEv1 cannot be decrypted without.
 */
public final class Explainer {
    private static final ImmutableSet<Integer> CARRIERS = ImmutableSet.of(IpProtocol.UDP, IpProtocol.TCP,
            IpProtocol.ESP, IpProtocol.AH, IpProtocol.WESP);
    /** Tunnels in tunnels; octets that somebody has made may hold thousands. */
    private static final int MOST_NESTED = 4;
    private static final ImmutableSet<Integer> PLAIN = ImmutableSet.of(UdpEncapsulation.IKE_PORT);
    private static final ImmutableSet<Integer> ENCAPSULATED = ImmutableSet.of(UdpEncapsulation.NAT_T_PORT);

    private final IkeAccounts ike;
    private final EspAccounts esp;
    private final WespAccounts wesp;
    private final IpFragments fragments = new IpFragments();
    private final TcpStreams streams = new TcpStreams();
    private final HeldBack heldBack = new HeldBack();
    private final ImmutableSet<Integer> morePorts;

    /**
     * An explainer.
     *
     * @param keys what opens sealed messages; asked for each of them anew
     * @param morePorts UDP and TCP ports to look at besides 500 and 4500
     */
    public Explainer(Supplier<KeyTables> keys, ImmutableSet<Integer> morePorts) {
        this.ike = new IkeAccounts(keys);
        this.esp = new EspAccounts(keys);
        this.wesp = new WespAccounts(esp);
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

    /**
     * One frame, and which frames held the earlier fragments of its packet.
     *
     * @param depth how many packets are around the one that is looked at
     */
    private record Caught(Frame frame, ImmutableList<Long> earlier, int depth) {
        private Caught(Frame frame, ImmutableList<Long> earlier) {
            this(frame, earlier, 0);
        }

        private Caught inside() {
            return new Caught(frame, earlier, depth + 1);
        }
    }

    /**
     * What is to be said behind this frame, a result as a rule: several when one segment of a stream completes several messages,
     * none when an IKEv1 message has come before the one that it is encrypted behind; its result follows that of a later
     * frame, or {@link #rest}. Never throws, whatever the octets.
     */
    public ImmutableList<Result> explain(Frame frame) {
        return switch (LinkLayer.strip(frame)) {
            case LinkLayer.Content.Other(String what) -> other(what);
            case LinkLayer.Content.Ip(Bytes octets) -> switch (IpPacket.decode(octets, frame.isCutShort())) {
                case Decoded.Ok<IpPacket>(IpPacket packet) -> explain(frame, packet);
                case Decoded.Bad<IpPacket> _ -> other(frame.isCutShort()
                        ? "cut short IP packet"
                        : "malformed IP packet");
            };
        };
    }

    /** What was held back to the end; to be asked when there are no more frames. */
    public ImmutableList<Result> rest() {
        return heldBack.rest();
    }

    /** What stays in parts because others of them are not in the capture; to be asked when there are no more frames. */
    public ImmutableList<Findings.Unexplained> end() {
        return Stream.concat(fragments.end().stream(), ike.end().stream()).collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<Result> explain(Frame frame, IpPacket packet) {
        if (!CARRIERS.contains(packet.protocol())) {
            return other(IpPacket.protocolName(packet.protocol()));
        }
        if (packet.missing() > 0 && packet.isFragment()) {
            return fragment(frame, packet);
        }
        if (!packet.isFragment()) {
            return explain(new Caught(frame, ImmutableList.of()), packet);
        }
        return fragments.add(frame.number(), packet)
                .map(whole -> explain(new Caught(frame, whole.earlier()), whole.packet()))
                .orElseGet(() -> fragment(frame, packet));
    }

    private static ImmutableList<Result> fragment(Frame frame, IpPacket packet) {
        String protocol = IpPacket.protocolName(packet.protocol());
        return explained(new Caught(frame, ImmutableList.of()), Route.ip(packet.source(), packet.destination()), false,
                packet.payload(), new Account(new Subject.Fragment(protocol, packet.fragmentOffset()),
                        ImmutableList.of(), ImmutableList.of()));
    }

    private ImmutableList<Result> explain(Caught caught, IpPacket packet) {
        return switch (packet.protocol()) {
            case IpProtocol.UDP -> explainUdp(caught, packet);
            case IpProtocol.TCP -> explainTcp(caught, packet);
            case IpProtocol.AH -> explainAh(caught, packet);
            case IpProtocol.WESP -> explainWesp(caught, Route.ip(packet.source(), packet.destination()), false,
                    packet.payload(), packet.missing());
            default -> explainEsp(caught, Route.ip(packet.source(), packet.destination()), false, packet.payload(),
                    packet.missing());
        };
    }

    private ImmutableList<Result> explainUdp(Caught caught, IpPacket packet) {
        Bytes datagram = packet.payload();
        if (datagram.length() < 8 || datagram.u16At(4) < 8
                || (datagram.u16At(4) > datagram.length() && packet.missing() == 0)) {
            return other(packet.missing() > 0 ? "cut short UDP datagram" : "malformed UDP datagram");
        }
        int missing = Math.max(0, datagram.u16At(4) - datagram.length());
        Bytes content = datagram.slice(8, datagram.u16At(4) - missing);
        Route route = Route.of(Route.Transport.UDP, packet.source(), packet.destination(), datagram);
        if (hasPort(route, morePorts)) {
            boolean plain = !startsWithMarker(content) && looksLikeIke(content, missing);
            return plain
                    ? ofIke(caught, route, false, content, missing)
                    : encapsulated(caught, route, content, missing);
        }
        if (hasPort(route, ENCAPSULATED)) {
            return encapsulated(caught, route, content, missing);
        }
        return hasPort(route, PLAIN)
                ? ofIke(caught, route, false, content, missing)
                : other("UDP port " + Math.min(datagram.u16At(0), datagram.u16At(2)));
    }

    private ImmutableList<Result> explainTcp(Caught caught, IpPacket packet) {
        if (packet.payload().length() < 4) {
            return other("malformed TCP segment");
        }
        Route route = Route.of(Route.Transport.TCP, packet.source(), packet.destination(), packet.payload());
        if (!hasPort(route, morePorts) && !hasPort(route, ENCAPSULATED)) {
            return other("TCP port " + Math.min(packet.payload().u16At(0), packet.payload().u16At(2)));
        }
        if (packet.missing() > 0) {
            return other("cut short TCP segment");
        }
        TcpStreams.Arrival arrival = streams.add(route, packet.payload());
        ImmutableList.Builder<Result> results = ImmutableList.builder();
        if (arrival.lost() > 0) {
            results.addAll(explained(caught, route, false, Bytes.EMPTY,
                    new Account(new Subject.StreamGap(arrival.lost()), ImmutableList.of(), ImmutableList.of())));
        }
        arrival.messages().forEach(message -> results.addAll(encapsulated(caught, route, message, 0)));
        ImmutableList<Result> all = results.build();
        return all.isEmpty() ? other("TCP segment without the end of a message") : all;
    }

    private ImmutableList<Result> encapsulated(Caught caught, Route route, Bytes content, int missing) {
        if (content.length() == 1 && missing == 0 && content.u8(0) == UdpEncapsulation.KEEPALIVE) {
            return explained(caught, route, true, content,
                    new Account(new Subject.NatKeepalive(), ImmutableList.of(), ImmutableList.of()));
        }
        if (content.length() >= WespHeader.LENGTH && content.u32At(0) == WespHeader.UDP_IDENTIFIER) {
            return explainWesp(caught, route, true, content.from(WespHeader.LENGTH), missing);
        }
        return startsWithMarker(content)
                ? ofIke(caught, route, true, content.from(UdpEncapsulation.MARKER_LENGTH), missing)
                : explainEsp(caught, route, true, content, missing);
    }

    /** An account of the header, and one of ESP behind it. */
    private ImmutableList<Result> explainWesp(Caught caught, Route route, boolean encapsulated, Bytes packet,
            int missing) {
        return missing > 0
                ? other("cut short WESP packet")
                : wesp.of(route, encapsulated, packet).stream().flatMap(
                        part -> explained(caught, route, encapsulated, part.octets(), part.account()).stream())
                        .collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<Result> ofIke(Caught caught, Route route, boolean encapsulated, Bytes message, int missing) {
        if (missing == 0) {
            return heldBack.pass(ike.of(caught.frame.number(), message),
                    account -> explained(caught, route, encapsulated, message, account));
        }
        return CutShort.ofIke(message, missing)
                .map(account -> explained(caught, route, encapsulated, message, account))
                .orElseGet(() -> other("cut short UDP datagram"));
    }

    private ImmutableList<Result> explainEsp(Caught caught, Route route, boolean encapsulated, Bytes packet,
            int missing) {
        if (missing == 0) {
            Account account = esp.of(route.source(), route.destination(), packet);
            return Stream.concat(explained(caught, route, encapsulated, packet, account).stream(),
                    carried(caught, account)).collect(ImmutableList.toImmutableList());
        }
        return CutShort.ofEsp(packet)
                .map(account -> explained(caught, route, encapsulated, packet, account))
                .orElseGet(() -> other("cut short ESP packet"));
    }

    /** A tunnel may carry another tunnel, or its IKE (RFC 4301 §4.3). */
    private Stream<Result> carried(Caught caught, Account account) {
        return account.layers().stream().filter(layer -> layer.kind() == Layer.Kind.DECRYPTED_PACKET)
                .flatMap(layer -> InnerPackets.tunnelled(layer.octets()).stream())
                .flatMap(inner -> nested(caught, inner));
    }

    private Stream<Result> nested(Caught caught, IpPacket inner) {
        return caught.depth < MOST_NESTED && CARRIERS.contains(inner.protocol()) && !inner.isFragment()
                ? explain(caught.inside(), inner).stream().filter(Result.Explained.class::isInstance)
                : Stream.empty();
    }

    /** Behind AH there may be ESP, or a message of IKE. */
    private ImmutableList<Result> explainAh(Caught caught, IpPacket packet) {
        if (packet.missing() > 0) {
            return other("cut short AH packet");
        }
        Stream<Result> behind = AhAccounts.behind(packet).filter(inner -> inner.protocol() != IpProtocol.AH).stream()
                .flatMap(inner -> nested(caught, inner));
        return Stream.concat(explained(caught, Route.ip(packet.source(), packet.destination()), false,
                packet.payload(), AhAccounts.of(packet.payload())).stream(), behind)
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Result> explained(Caught caught, Route route, boolean encapsulated, Bytes message,
            Account account) {
        ImmutableList<Long> parts = caught.earlier.isEmpty() ? account.parts() : caught.earlier;
        return ImmutableList.of(new Result.Explained(new Explanation(caught.frame.number(), caught.frame.time(), route,
                encapsulated, message.length(), account.subject(), account.layers(), account.notes(),
                account.message(), account.isakmp(), parts, Standing.NONE)));
    }

    private static ImmutableList<Result> other(String what) {
        return ImmutableList.of(new Result.Other(what));
    }

    private static boolean hasPort(Route route, ImmutableSet<Integer> ports) {
        return ports.contains(route.sourcePort().orElse(-1)) || ports.contains(route.destinationPort().orElse(-1));
    }

    private static boolean startsWithMarker(Bytes content) {
        return content.length() >= UdpEncapsulation.MARKER_LENGTH && content.u32At(0) == 0;
    }

    /** The major versions that there are, and a length that is true. */
    private static boolean looksLikeIke(Bytes content, int missing) {
        return content.length() >= IkeHeader.LENGTH && content.u32At(24) == content.length() + missing
                && (content.u8(17) >>> 4 == 1 || content.u8(17) >>> 4 == 2);
    }
}
