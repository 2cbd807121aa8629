package ike.v1.exchange;

import ike.engine.Effect;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TransportAddress;
import ike.v1.sa.Established;
import ike.v1.sa.IsakmpSa;
import java.time.Duration;

/**
 * What an authentic message or packet tells beside its content: the peer lives, which saves the question whether it does
 * (RFC 3706 §5.4), and it is found where the message came from (RFC 3947 §7).
 */
final class Hearing {
    /** So much younger a sign of life has to be for being noted, where they come with traffic. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private Hearing() {
    }

    /** The SA after an authentic message. */
    static Established from(Turn turn, IsakmpSa heard, Path path) {
        return followed(turn, alive(turn, (Established) heard), path);
    }

    /** The SA after an authentic packet of one of its children from where the peer is. */
    static Established used(Turn turn, Established sa) {
        boolean fresh = turn.now().nanos() - sa.life().heardAt() < FRESH.toNanos();
        return fresh ? sa : alive(turn, sa);
    }

    /** The SA after one from elsewhere. */
    static Established moved(Turn turn, Established sa, TransportAddress remote) {
        Path path = sa.name().path();
        return followed(turn, sa, new Path(path.transport(), path.local(), remote));
    }

    private static Established alive(Turn turn, Established sa) {
        return sa.with(sa.life().heard(turn.now().nanos(), DeadPeers.nextProbe(turn, sa.name(), sa.session())));
    }

    /** A peer behind a NAT is followed, but by nobody who is behind one himself: what he sees does not change, or is forged. */
    private static Established followed(Turn turn, Established sa, Path path) {
        if (path.equals(sa.name().path()) || !sa.session().nat().remoteBehindNat()
                || sa.session().nat().localBehindNat()) {
            return sa;
        }
        sa.children().values().forEach(child -> {
            turn.effect(new Effect.Move(SaId.inbound(child.uniqueId()), path));
            turn.effect(new Effect.Move(SaId.outbound(child.uniqueId()), path));
        });
        return sa.with(sa.name().withPath(path));
    }
}
