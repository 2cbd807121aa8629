package ike.v1;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Path;
import ike.engine.config.Fragmentation;
import ike.v1.exchange.Turn;
import ike.v1.sa.IsakmpSa;
import ike.wire.Bytes;
import ike.wire.VendorId;
import ike.wire.v1.Cookie;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.FragmentPayload;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.VendorIdPayload;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Messages that are too large for a datagram travel in pieces, each behind the header of a message of its own (Cisco's and
 * Microsoft's way, [MS-IKEE]; RFC 7383 is IKEv2's). A piece proves nothing: what a set may hold is limited, and pieces for an
 * SA that is not there are not kept.
 */
final class Fragments {
    /** Behind the vendor ID: what it announces, which receivers do not look at. */
    private static final int PIECE_HEADERS = IsakmpHeader.LENGTH + 4 + 4;

    private final Set<Cookie> able = new LinkedHashSet<>();
    private final Reassembly reassembly = new Reassembly();
    private int nextId;

    /** Takes note of what a message in the clear says of its sender. */
    void learn(IsakmpSa sa, IsakmpMessage message) {
        if (message.payloads().all(VendorIdPayload.class).stream()
                .anyMatch(vendor -> VendorId.FRAGMENTATION.matches(vendor.id()))) {
            able.add(sa.name().localCookie());
        }
    }

    /** The SA is no more. */
    void forget(IsakmpSa sa) {
        able.remove(sa.name().localCookie());
        reassembly.forget(sa.name().localCookie());
    }

    /** The whole message, if this was the piece that was missing. */
    Optional<Bytes> take(Turn turn, IsakmpSa sa, FragmentPayload piece, Path path) {
        if (sa.name().connection().fragmentation() == Fragmentation.NO) {
            turn.report(new Event.Dropped(path, "a fragment, and fragmentation = no"));
            return Optional.empty();
        }
        Limits limits = turn.environment().limits();
        if (piece.number() > limits.fragments() || piece.data().length() > limits.reassembledOctets()) {
            turn.report(new Event.Dropped(path, "a fragment beyond what a message may have"));
            return Optional.empty();
        }
        return reassembly.add(sa, piece, path, limits);
    }

    /** The datagrams that an effect comes to. */
    Stream<Effect> cut(SaTable table, Limits limits, Effect effect) {
        if (!(effect instanceof Effect.Send(Path path, Bytes octets))) {
            return Stream.of(effect);
        }
        int around = (path.remote().address().isV4() ? 20 : 40) + 8
                + (path.transport() == Path.Transport.UDP ? 0 : 4);
        int room = limits.fragmentSize() - around - PIECE_HEADERS;
        if (octets.length() + around <= limits.fragmentSize() || !isWanted(table, octets)
                || octets.length() > 255L * room) {
            return Stream.of(effect);
        }
        return pieces(octets, room).stream().map(piece -> new Effect.Send(path, piece));
    }

    private boolean isWanted(SaTable table, Bytes octets) {
        Optional<IsakmpSa> sa = table.find(Cookie.of(octets.slice(0, Cookie.LENGTH)))
                .or(() -> table.find(Cookie.of(octets.slice(Cookie.LENGTH, 2 * Cookie.LENGTH))));
        return sa.isPresent() && switch (sa.get().name().connection().fragmentation()) {
            case NO, ACCEPT -> false;
            case YES -> able.contains(sa.get().name().localCookie());
            case FORCE -> true;
        };
    }

    /** Pieces have message ID 0 and the exchange type of Phase 1, as some receivers know no others. */
    private ImmutableList<Bytes> pieces(Bytes octets, int room) {
        IsakmpHeader whole = IsakmpMessages.decode(octets).orThrow().header();
        IsakmpHeader header = IsakmpHeader.of(whole.initiatorCookie(), whole.responderCookie(),
                whole.exchange() == ExchangeType.Known.AGGRESSIVE_MODE
                        ? ExchangeType.Known.AGGRESSIVE_MODE
                        : ExchangeType.Known.MAIN_MODE,
                0, 0);
        nextId = nextId % 0xffff + 1;
        ImmutableList.Builder<Bytes> pieces = ImmutableList.builder();
        for (int from = 0, number = 1; from < octets.length(); from += room, number++) {
            int to = Math.min(octets.length(), from + room);
            pieces.add(IsakmpMessages.encode(header, ImmutableList.of(new FragmentPayload(nextId, number,
                    to == octets.length() ? FragmentPayload.FLAG_LAST : 0, octets.slice(from, to)))).octets());
        }
        return pieces.build();
    }
}
