package ike.v2.exchange;

import ike.engine.Effect;
import ike.engine.Path;
import ike.engine.SaId;
import ike.v2.sa.Established;

/**
 * What an authentic new message tells beside its content: the peer lives, and it is found where the message came from
 * (RFC 7296 §2.4, §2.23).
 */
final class Hearing {
    private Hearing() {
    }

    /**
     * The SA after it was heard. A peer behind a NAT is followed to its new address; another one is not, unless MOBIKE
     * says so.
     */
    static Established from(Turn turn, Established sa, Path path) {
        Established heard = sa.with(sa.lifetime().heard(turn.now().nanos()));
        if (path.equals(sa.name().path()) || !sa.nat().remoteBehindNat() || sa.nat().localBehindNat()) {
            return heard;
        }
        sa.children().all().forEach(child -> {
            turn.effect(new Effect.Move(SaId.inbound(child.uniqueId()), path));
            turn.effect(new Effect.Move(SaId.outbound(child.uniqueId()), path));
        });
        return heard.toBuilder().name(heard.name().withPath(path)).build();
    }
}
