package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Entropy;
import ike.engine.Now;
import ike.engine.config.Connection;
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
import java.time.Duration;
import java.util.stream.Stream;
import java.util.Optional;
import java.util.OptionalLong;

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
                Identities.toWire(Identities.local(name)), keyed.peer().orElseThrow(), keyed.nat(), agreed.dpd(),
                Optional.empty());
        ExtendedAuth proved = new ExtendedAuth(name, session, wanted, initialContact, turn.halfOpenUntil(), replies,
                new ExtendedAuth.Step.Awaited(0));
        return Xauth.follows(agreed.method())
                ? Xauth.begin(turn, proved, Xauth.isForInitiator(agreed.method()) == name.initiator())
                : established(turn, proved, Optional.empty());
    }

    /** Nothing more is to be proved; the peer is this user, if any. */
    static Established established(Turn turn, ExtendedAuth proved, Optional<String> user) {
        SaName name = proved.name();
        Session session = proved.session().with(user);
        long firstProbe = turn.environment().entropy().open(Entropy.Use.MESSAGE_ID, 4).u32At(0) & FIRST_PROBES;
        Life life = life(turn, name, session);
        Established sa = Established.builder().name(name).session(session)
                .life(user.isPresent() ? life.neverRekeyed() : life).nextProbe(firstProbe).replies(proved.replies())
                .build();
        turn.note(new Turn.Note.Arrived(name.uniqueId(), proved.initialContact()));
        if (session.nat().localBehindNat()) {
            turn.effect(new Effect.KeepAlive(name.path(), true));
        }
        return ModeConfigs.begin(turn, sa, proved.wanted());
    }

    private static Life life(Turn turn, SaName name, Session session) {
        Now now = turn.now();
        Connection connection = name.connection();
        Duration rekey = Stream.of(connection.rekeyTime(), connection.reauthTime()).filter(time -> !time.isZero())
                .min(Duration::compareTo).orElse(Duration.ZERO);
        if (rekey.isZero()) {
            return new Life(now.nanos(), turn.surroundings().lastId(), now.nanos(), OptionalLong.empty(),
                    OptionalLong.empty(),
                    DeadPeers.nextProbe(turn, name, session));
        }
        long earlier = Math.min(turn.jitter(connection.randTime().toNanos()), rekey.toNanos());
        return new Life(now.nanos(), turn.surroundings().lastId(), now.nanos(),
                OptionalLong.of(now.after(rekey) - earlier),
                OptionalLong.of(now.after(rekey.plus(connection.overTime()))),
                DeadPeers.nextProbe(turn, name, session));
    }
}
