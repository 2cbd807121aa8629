package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.InitialContact;
import ike.engine.config.UniquePolicy;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.ExtendedAuth;
import ike.v1.sa.SaName;
import ike.wire.v1.Identification;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.NotifyType;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.ProtocolId;
import java.util.Optional;

/** Whether two peers know each other already: INITIAL-CONTACT (RFC 2407 §4.6.3.3), and strongSwan's {@code unique}. */
final class Contacts {
    private Contacts() {
    }

    /**
     * INITIAL-CONTACT, if we have no SA with this peer over any connection, and if this one may say so. One that the peer has begun counts:
     * it may be up there already, and go because of this, while its last message is still on the way here.
     */
    static ImmutableList<Payload> initial(Turn turn, SaName name) {
        Identification peer = Identities.toWire(Identities.remote(name));
        if (name.connection().unique() == UniquePolicy.NEVER
                || turn.surroundings().isInTouch(Identities.toWire(Identities.local(name)), peer)
                // Where any identity will do, Main Mode does not know yet who the peer is; only its address tells.
                || turn.surroundings().isInTouch(name.connection(), name.path())) {
            return ImmutableList.of();
        }
        return ImmutableList.of(NotificationPayload.of(ProtocolId.Known.ISAKMP,
                name.cookies(),
                NotifyType.Known.INITIAL_CONTACT, NotificationData.none()));
    }

    /** True when the peer says that it has no other SA with us. */
    static boolean isInitial(PayloadList payloads) {
        return payloads.notification(NotifyType.Known.INITIAL_CONTACT).isPresent();
    }

    /** What the peer has lost when it says that it has no other SA than this one: older ones between the same two, of the same user. */
    static ImmutableList<Established> lost(Turn turn, Established only) {
        SaName name = only.name();
        return turn.surroundings().established(only.session().remote()).stream()
                .filter(other -> Successions.isBefore(other, only)
                        && other.session().local().equals(only.session().local())
                        && other.session().user().equals(only.session().user())
                        && InitialContact.ends(other.name().connection(), other.name().path(), name.connection(),
                                name.path()))
                .collect(ImmutableList.toImmutableList());
    }

    /** Refuses a peer that is up already from elsewhere, where the older SA is to be kept; users are told apart later. */
    static void requireUnknown(Turn turn, SaName name, Identification peer, PayloadList payloads) throws Refused {
        Optional<String> kept = isInitial(payloads) ? Optional.empty() : kept(turn, name, peer, Optional.empty());
        if (kept.isPresent()) {
            throw new Refused(new Refusal.NotAllowed(kept.get()));
        }
    }

    /** Why a user who has proved his password may still not come up: the same. */
    static Optional<String> reservation(Turn turn, ExtendedAuth sa, String user) {
        return sa.initialContact()
                ? Optional.empty()
                : kept(turn, sa.name(), sa.session().remote(), Optional.of(user));
    }

    private static Optional<String> kept(Turn turn, SaName name, Identification peer, Optional<String> user) {
        return turn.surroundings().established(name.connection(), peer).stream()
                .filter(other -> name.connection().unique() == UniquePolicy.KEEP
                        && other.session().user().equals(user) && !other.name().path().equals(name.path()))
                .findFirst().map(other -> "an SA with " + user.orElseGet(peer::describe) + " is up already, from "
                        + other.name().path().remote() + ", and unique = keep");
    }
}
