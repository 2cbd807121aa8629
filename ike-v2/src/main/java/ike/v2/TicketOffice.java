package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.v2.TicketProtection;
import ike.engine.Entropy;
import ike.engine.Now;
import ike.v2.sa.FormerSa;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.Resumable;
import ike.v2.sa.Ticket;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.IdPayload;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.PayloadType;
import ike.wire.v2.SaPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tickets by value (RFC 5723 §6): everything about an IKE SA stands in its ticket, sealed by a key that nobody else has. Of tickets
 * that were used, and of those whose IKE SA was deleted or rekeyed, the SA's number is remembered, so that none is used again
 * (§9.8); where that list is full, all tickets are void and the list is empty.
 *
 * <pre>
 * number of the key (1) | sealed {SK_d, number of the IKE SA (8), expiry (8), connection, EAP identity, SAr, IDi, IDr}
 * </pre>
 */
final class TicketOffice implements SecretOwner {
    /** How long tickets are made by one key; it opens them for as long again. */
    static final Duration KEY_LIFE = Ticket.LONGEST_LIFE;
    /** Numbers of IKE SAs whose tickets are void. */
    static final int MOST_SPENT = 10_000;
    private static final int PPK = 16;
    private static final int NUMBERS = 17;

    /** A key, and how many tickets it has made. */
    private record Key(int number, Secret secret, long issued, long retiresAt) {
    }

    private final Entropy entropy;
    private final Map<Long, Long> spent = new LinkedHashMap<>();
    private Optional<Key> current = Optional.empty();
    private Optional<Key> previous = Optional.empty();
    private int keys;

    TicketOffice(Entropy entropy) {
        this.entropy = entropy;
    }

    /** A ticket for this state, whose secret is lent. */
    Bytes issue(Now now, Resumable state) {
        Key key = keyAt(now);
        current = Optional.of(new Key(key.number(), key.secret(), key.issued() + 1, key.retiresAt()));
        Bytes label = Bytes.of(key.number());
        return Bytes.concat(label, TicketProtection.seal(key.secret(), key.issued(), label, state.skD(),
                encoded(state)));
    }

    /** What a ticket of ours holds; nothing if it is none, too old, or void. */
    Optional<Resumable> open(Now now, Bytes ticket) {
        if (ticket.isEmpty()) {
            return Optional.empty();
        }
        retire(now);
        Optional<Resumable> state = current.filter(key -> key.number() == ticket.u8(0))
                .or(() -> previous.filter(key -> key.number() == ticket.u8(0)))
                .flatMap(key -> TicketProtection.open(key.secret(), ticket.slice(0, 1), ticket.from(1)))
                .flatMap(TicketOffice::decoded);
        boolean usable = state.isPresent() && now.wall().isBefore(state.get().expiresAt())
                && !spent.containsKey(state.get().former().uniqueId());
        if (state.isPresent() && !usable) {
            state.get().wipe();
        }
        return state.filter(_ -> usable);
    }

    /** Makes the tickets of this IKE SA void; false when they were. */
    boolean spend(Now now, long uniqueId) {
        Iterator<Long> oldest = spent.values().iterator();
        while (oldest.hasNext() && oldest.next() - now.nanos() <= 0) {
            oldest.remove();
        }
        if (spent.size() >= MOST_SPENT) {
            voidAll();
        }
        return spent.putIfAbsent(uniqueId, now.after(Ticket.LONGEST_LIFE)) == null;
    }

    /** Makes every ticket void. */
    void voidAll() {
        wipe();
        current = Optional.empty();
        previous = Optional.empty();
        spent.clear();
    }

    private Key keyAt(Now now) {
        retire(now);
        Key key = current.orElseGet(
                () -> new Key(keys++ & 0xff, entropy.hidden(Entropy.Use.TICKET_KEY, TicketProtection.keyLength()), 0,
                        now.after(KEY_LIFE)));
        current = Optional.of(key);
        return key;
    }

    private void retire(Now now) {
        if (current.isPresent() && current.get().retiresAt() - now.nanos() <= 0) {
            previous.ifPresent(key -> key.secret().close());
            previous = current;
            current = Optional.empty();
        }
        if (previous.isPresent() && previous.get().retiresAt() + Ticket.LONGEST_LIFE.toNanos() - now.nanos() <= 0) {
            previous.get().secret().close();
            previous = Optional.empty();
        }
    }

    private static Bytes encoded(Resumable state) {
        PeerAuthenticated peer = state.former().peer();
        return Bytes.concat(Bytes.u64(state.former().uniqueId()), Bytes.u64(state.expiresAt().getEpochSecond()),
                Bytes.of(state.ppk() ? 1 : 0),
                text(Bytes.utf8(state.former().connection())),
                text(peer.eapIdentity().map(id -> Bytes.concat(Bytes.of(1), id)).orElse(Bytes.EMPTY)),
                IkeMessages.encodeChain(ImmutableList.of(new SaPayload(ImmutableList.of(state.chosen())),
                        IdPayload.idi(peer.remote()), IdPayload.idr(peer.local()))));
    }

    private static Bytes text(Bytes octets) {
        return Bytes.concat(Bytes.u16(octets.length()), octets);
    }

    private static Optional<Resumable> decoded(TicketProtection.Opened opened) {
        Bytes state = opened.state();
        Bytes connection = textAt(state, NUMBERS);
        Bytes eap = textAt(state, NUMBERS + 2 + connection.length());
        Bytes rest = state.from(NUMBERS + 4 + connection.length() + eap.length());
        return switch (IkeMessages.decodeChain(PayloadType.Known.SA, rest)) {
            case Decoded.Ok<ImmutableList<ChainedPayload>>(var chain) when chain.size() == 3
                    && chain.get(0).payload() instanceof SaPayload sa && chain.get(1).payload() instanceof IdPayload idi
                    && chain.get(2).payload() instanceof IdPayload idr -> {
                PeerAuthenticated peer = eap.isEmpty()
                        ? PeerAuthenticated.verified(idr.id(), idi.id())
                        : PeerAuthenticated.verified(idr.id(), idi.id(), eap.from(1));
                yield Optional.of(new Resumable(new FormerSa(state.u64At(0), connection.utf8(), peer),
                        sa.proposals().getFirst(), opened.skD(), state.u8(PPK) != 0,
                        Instant.ofEpochSecond(state.u64At(8))));
            }
            default -> {
                opened.skD().close();
                yield Optional.empty();
            }
        };
    }

    private static Bytes textAt(Bytes octets, int at) {
        return octets.slice(at + 2, at + 2 + octets.u16At(at));
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        current.ifPresent(key -> visitor.accept(key.secret()));
        previous.ifPresent(key -> visitor.accept(key.secret()));
    }
}
