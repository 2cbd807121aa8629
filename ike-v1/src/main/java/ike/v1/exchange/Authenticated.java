package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Entropy;
import ike.v1.figure.Mode;
import ike.v1.sa.Agreed;
import ike.v1.sa.Established;
import ike.v1.sa.ExtendedAuth;
import ike.v1.sa.Secured;
import ike.v1.sa.Keyed;
import ike.v1.sa.Life;
import ike.v1.sa.Replies;
import ike.v1.sa.SaName;
import ike.v1.sa.Session;
import ike.v1.sa.WantedChild;
import ike.wire.v1.Payload;
import ike.wire.v1.ProtocolId;
import java.util.Optional;

/** The end of Phase 1 (RFC 2409 §5): both ends have proved who they are. */
final class Authenticated {
    /** R-U-THERE numbers begin below half of their range, so that they have room to grow (RFC 3706 §5.4). */
    private static final long FIRST_PROBES = 0x7fffffffL;

    private Authenticated() {
    }

    /**
     * The SA that is up now; the vector in {@code keyed} is the last block of Phase 1.
     *
     * @param initialContact the peer says that it has no other
     */
    static Secured up(Turn turn, SaName name, Agreed agreed, Keyed keyed, ImmutableList<WantedChild> wanted,
            Replies replies, boolean initialContact) {
        Session session = new Session(agreed.suite(), keyed.keys(), keyed.iv(),
                Identities.toWire(Identities.local(name)), keyed.peer().orElseThrow(), keyed.nat(),
                agreed.natTraversal(),
                agreed.dpd(), agreed.unity(),
                agreed.life(), Optional.empty());
        ExtendedAuth proved = new ExtendedAuth(name, session, wanted, initialContact, turn.halfOpenUntil(), replies,
                new ExtendedAuth.Step.Awaited(0));
        return Xauth.follows(agreed.method())
                ? Xauth.begin(turn, proved, Xauth.isForInitiator(agreed.method()) == name.initiator())
                : established(turn, proved, Optional.empty());
    }

    /** Nothing more is to be proved; the peer is this user, if any. */
    static Established established(Turn turn, ExtendedAuth proved, Optional<String> user) {
        return ModeConfigs.begin(turn, established(turn, proved, proved.session().with(user)), proved.wanted());
    }

    /** The peer has told us that it believes our password. */
    static Established believed(Turn turn, ExtendedAuth proved) {
        return ModeConfigs.pause(turn, established(turn, proved, proved.session()), proved.wanted());
    }

    private static Established established(Turn turn, ExtendedAuth proved, Session session) {
        SaName name = proved.name();
        long firstProbe = turn.environment().entropy().open(Entropy.Use.MESSAGE_ID, 4).u32At(0) & FIRST_PROBES;
        Life life = life(turn, name, session);
        Established sa = Established.builder().name(name).session(session)
                .life(session.user().isPresent() ? life.neverRekeyed() : life).nextProbe(firstProbe)
                .replies(proved.replies())
                .build();
        if (Mode.of(name.connection()) == Mode.AGGRESSIVE && !lifetime(name, session.life()).isEmpty()) {
            Informational.send(turn, sa, lifetime(name, session.life()));
        }
        turn.note(new Turn.Note.Arrived(name.uniqueId(), proved.initialContact()));
        if (session.nat().localBehindNat()) {
            turn.effect(new Effect.KeepAlive(name.path(), true));
        }
        return sa;
    }

    private static Life life(Turn turn, SaName name, Session session) {
        long now = turn.now().nanos();
        Ages.Moments moments = Ages.of(name.connection()).within(session.life()).from(turn, now);
        return new Life(now, turn.surroundings().lastId(), now, moments.rekeyAt(), moments.expireAt(),
                DeadPeers.nextProbe(turn, name, session));
    }

    /** What the responder says who allows less than was offered (RFC 2407 §4.6.3.1); in Main Mode its last message does. */
    static ImmutableList<Payload> lifetime(SaName name, long offered) {
        Lifetimes own = Lifetimes.of(name.connection());
        return name.initiator() || own.shorter(new Lifetimes(offered, 0)).seconds() == offered
                ? ImmutableList.of()
                : ImmutableList.of(own.tell(ProtocolId.Known.ISAKMP,
                        name.cookies()));
    }
}
