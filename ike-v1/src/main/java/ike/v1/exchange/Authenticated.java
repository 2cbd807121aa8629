package ike.v1.exchange;

import com.google.common.collect.ImmutableMap;
import ike.engine.Effect;
import ike.engine.Entropy;
import ike.engine.Event;
import ike.engine.Now;
import ike.engine.config.Connection;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.Established;
import ike.v1.sa.Keyed;
import ike.v1.sa.Life;
import ike.v1.sa.Replies;
import ike.v1.sa.SaName;
import ike.v1.sa.Session;
import ike.wire.Bytes;
import ike.wire.v1.Identification;
import java.util.Optional;
import java.util.OptionalLong;

/** The end of Phase 1 (RFC 2409 §5): both ends have proved who they are. */
final class Authenticated {
    /** R-U-THERE numbers begin below half of their range, so that they have room to grow (RFC 3706 §5.4). */
    private static final long FIRST_PROBES = 0x7fffffffL;

    private Authenticated() {
    }

    /** What stays of it; {@link Refusal.WrongIdentity} when the peer is somebody else than configured. */
    static Session session(SaName name, Agreed agreed, Keyed keyed, Identification peer, Bytes lastBlock)
            throws Refused {
        if (!Identities.isMeant(name.connection(), peer)) {
            throw new Refused(new Refusal.WrongIdentity(peer.describe(), Identities.remote(name).describe()));
        }
        return new Session(agreed.suite(), keyed.keys(), lastBlock, Identities.toWire(Identities.local(name)), peer,
                keyed.nat(), agreed.dpd());
    }

    /** The SA that is up now. */
    static Established up(Turn turn, SaName name, Session session, Replies replies) {
        Now now = turn.now();
        Connection connection = name.connection();
        OptionalLong expire = connection.rekeyTime().isZero()
                ? OptionalLong.empty()
                : OptionalLong.of(now.after(connection.rekeyTime().plus(connection.overTime())));
        Life life = new Life(now.nanos(), now.nanos(), expire, DeadPeers.nextProbe(turn, name, session));
        long firstProbe = turn.environment().entropy().open(Entropy.Use.MESSAGE_ID, 4).u32At(0) & FIRST_PROBES;
        Established sa = new Established(name, session, life, ImmutableMap.of(), ImmutableMap.of(), Optional.empty(),
                firstProbe, replies);
        turn.report(new Event.IkeUp(Views.of(sa)));
        if (session.nat().localBehindNat()) {
            turn.effect(new Effect.KeepAlive(name.path(), true));
        }
        return sa;
    }
}
