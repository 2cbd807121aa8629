package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Agreement;
import ike.crypto.KeyExchange;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.engine.Effect;
import ike.engine.Entropy;
import ike.engine.Event;
import ike.engine.IpsecProtocol;
import ike.engine.Now;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Connecting;
import ike.v1.sa.Established;
import ike.v1.sa.Outgoing;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The handling of one input: its moment, the engine's gifts, and what the handlers want done outside the state that
 * they return. Lives as long as the input does. No RFC section: inside our house.
 */
public final class Turn {
    /** RFC 2409 §5 asks for 8 to 256 octets. */
    static final int NONCE_LENGTH = 32;
    /** SPIs 1 to 255 are reserved (RFC 2407 §4.6.1). */
    private static final int FIRST_ESP_SPI = 256;

    private final Environment environment;
    private final Surroundings surroundings;
    private final Now now;
    private final ImmutableList.Builder<Effect> effects = ImmutableList.builder();
    private final List<Connecting> spawned = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    /** What one SA has to say to others of the same peer. */
    public sealed interface Note {
        /**
         * An SA has come up.
         *
         * @param initialContact the peer says that it has no other (RFC 2407 §4.6.3.3)
         */
        record Arrived(long uniqueId, boolean initialContact) implements Note {
        }

        /** The peer says that it has no other SA (RFC 2407 §4.6.3.3). */
        record Alone(Established sa) implements Note {
        }

        /** Nobody knows whether the peer still has this SA: it is to be asked. */
        record Doubted(long uniqueId) implements Note {
        }

        /** These children outlive their SA. */
        record Bequeathed(Established from, ImmutableMap<Long, ChildSa> children) implements Note {
        }

        /** A Quick Mode that began before its SA was replaced has made this child. */
        record Late(Established from, ChildSa child, ImmutableList<OrderId> orders, OptionalLong replaces)
                implements
                    Note {
        }

        /** The peer has deleted the children that it receives with these SPIs, none of which this SA has. */
        record Deleted(Established by, IpsecProtocol protocol, ImmutableSet<Bytes> spis) implements Note {
        }
    }

    /** A turn for one input. */
    public Turn(Environment environment, Surroundings surroundings, Now now) {
        this.environment = environment;
        this.surroundings = surroundings;
        this.now = now;
    }

    /** What the engine was given. */
    public Environment environment() {
        return environment;
    }

    /** The engine around. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** The input's moment. */
    public Now now() {
        return now;
    }

    /** Wants this done. */
    public void effect(Effect effect) {
        effects.add(effect);
    }

    /** Wants this sent. */
    public void send(Path path, Bytes octets) {
        effect(new Effect.Send(path, octets));
    }

    /** Tells whoever watches. */
    public void report(Event event) {
        effect(new Effect.Report(Optional.empty(), event));
    }

    /** Tells whoever gave these orders how they ended. */
    public void answer(Iterable<OrderId> orders, Event event) {
        orders.forEach(order -> effect(new Effect.Report(Optional.of(order), event)));
    }

    /** What is wanted, in order. */
    public ImmutableList<Effect> effects() {
        return effects.build();
    }

    /** A new SA, which begins. */
    void spawn(Connecting sa) {
        spawned.add(sa);
    }

    /** The SAs that have begun. */
    public ImmutableList<Connecting> spawned() {
        return ImmutableList.copyOf(spawned);
    }

    /** Something that concerns other SAs of the same peer. */
    void note(Note note) {
        notes.add(note);
    }

    /** What concerns other SAs of the same peer, in order. */
    public ImmutableList<Note> notes() {
        return ImmutableList.copyOf(notes);
    }

    /** A message on its way for the first time. */
    Outgoing sent(Path path, Bytes octets) {
        send(path, octets);
        return Outgoing.first(octets, now, environment.limits());
    }

    /** Until when a peer that begins must have proved who it is. */
    long halfOpenUntil() {
        return now.after(environment.limits().halfOpenLifetime());
    }

    /** A fresh nonce. */
    Bytes nonce() {
        return environment.entropy().open(Entropy.Use.NONCE, NONCE_LENGTH);
    }

    /** Our half of a key exchange, if we begin it. */
    Offered offer(KeyExchange group) {
        try (Secret seed = environment.entropy().hidden(Entropy.Use.KEY_EXCHANGE, group.initiatorSeedLength())) {
            return group.offer(seed);
        }
    }

    /** Both halves, if the peer began it. */
    Agreement respond(KeyExchange group, Bytes peerPublic) {
        try (Secret seed = environment.entropy().hidden(Entropy.Use.KEY_EXCHANGE, group.responderSeedLength())) {
            return group.respond(peerPublic, seed);
        }
    }

    /** A cookie that is free and not zero. */
    Cookie newCookie() {
        while (true) {
            Cookie cookie = Cookie.of(environment.entropy().open(Entropy.Use.IKE_SPI, Cookie.LENGTH));
            if (!cookie.isZero() && !surroundings.isTaken(cookie)) {
                return cookie;
            }
        }
    }

    /** An ESP SPI that is free and not reserved. */
    int newEspSpi() {
        while (true) {
            int spi = (int) environment.entropy().open(Entropy.Use.ESP_SPI, 4).u32At(0);
            if (Integer.compareUnsigned(spi, FIRST_ESP_SPI) >= 0 && !surroundings.isTaken(spi)) {
                return spi;
            }
        }
    }

    /** A message ID that is not 0; by chance alone two exchanges could have the same (RFC 2408 §3.1). */
    long newMessageId() {
        while (true) {
            long id = environment.entropy().open(Entropy.Use.MESSAGE_ID, 4).u32At(0);
            if (id != 0) {
                return id;
            }
        }
    }

    /** A share of {@code span} nanoseconds, drawn anew each time: from 0 to {@code span}. */
    long jitter(long span) {
        try (Secret draw = environment.entropy().hidden(Entropy.Use.JITTER, 4)) {
            long value = draw.reveal(ike.crypto.SecretAccess.forProvider()).u32At(0);
            return span <= 0 ? 0 : (long) (span * (value / 4294967296.0));
        }
    }
}
