package ike.v2.exchange;

import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.crypto.v2.ChildKeys;
import ike.engine.Effect;
import ike.engine.EspOptions;
import ike.engine.EspSa;
import ike.engine.IpsecProtocol;
import ike.engine.SaId;
import ike.v2.message.Refused;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.Idleness;
import ike.v2.sa.Shares;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.SequenceNumbersId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import java.util.Optional;

/**
 * Makes a Child SA of what was agreed: keys (RFC 7296 §2.17), then its two halves. The inbound half is in place before
 * anything else happens. The outbound half of a successor that the peer asked for waits until the peer shows that it is
 * ready (§2.8).
 */
final class ChildInstaller {
    private static final Transform EXTENDED_SEQUENCE = Transform.of(TransformType.Known.SN,
            SequenceNumbersId.PARTIALLY_TRANSMITTED_64);

    private ChildInstaller() {
    }

    /** The SA with its new child, which is returned by {@link ike.v2.sa.ChildSas#find} under {@code id}. */
    static Established install(Turn turn, Established sa, long id, ChildDeal deal, Shares shares)
            throws Refused {
        return install(turn, sa, id, deal, shares, !deal.weInitiated() && deal.replaces().isPresent());
    }

    /** The same with one that loses against the peer's (§2.8.1): nothing is ever sent with it. */
    static Established installRedundant(Turn turn, Established sa, long id, ChildDeal deal, Shares shares)
            throws Refused {
        return install(turn, sa, id, deal, shares, true);
    }

    private static Established install(Turn turn, Established sa, long id, ChildDeal deal, Shares shares,
            boolean waits) throws Refused {
        Encryption encryption = Suites.encryption(deal.chosen());
        Optional<Integrity> integrity = Suites.integrity(deal.chosen());
        ChildKeys keys = DerivedKeys.child(turn, sa.session(), shares, deal.ni(), deal.nr(), encryption, integrity);
        EspSa in = half(turn, sa, deal, SaId.inbound(id), encryption, integrity, keys);
        EspSa out = half(turn, sa, deal, SaId.outbound(id), encryption, integrity, keys);
        turn.effect(new Effect.InstallInbound(in));
        if (!waits) {
            turn.effect(new Effect.InstallOutbound(out));
        }
        ChildSa child = new ChildSa(id, deal.config(), ChildSa.Stage.INSTALLED, deal.inboundSpi(), deal.outboundSpi(),
                deal.chosen(), deal.mode().mode(), deal.local(), deal.remote(),
                waits ? Optional.of(out) : Optional.empty(), deal.replaces(), turn.now().nanos(),
                Lifetimes.rekeyAt(turn, deal.config()), Lifetimes.expireAt(turn, deal.config()),
                Idleness.begin(turn.now(), deal.config().reactions().inactivity()));
        Established next = sa.with(child);
        if (deal.replaces().isPresent()) {
            Announcements.childRekeyed(turn, next, deal.replaces().getAsLong(), child);
        } else {
            Announcements.childUp(turn, next, child);
        }
        return next;
    }

    private static EspOptions options(Turn turn, ChildDeal deal) {
        EspOptions configured = deal.config().packets().options(turn::jitter);
        return deal.padding()
                ? configured
                : configured.withConfidentiality(configured.confidentiality().withoutPadding());
    }

    private static EspSa half(Turn turn, Established sa, ChildDeal deal, SaId id, Encryption encryption,
            Optional<Integrity> integrity, ChildKeys keys) {
        boolean inbound = id.direction() == SaId.Direction.INBOUND;
        // The exchange's initiator sends with the initiator's keys.
        boolean initiatorKeys = deal.weInitiated() != inbound;
        Secret encryptionKey = initiatorKeys ? keys.encryptionInitiator() : keys.encryptionResponder();
        Secret integrityKey = initiatorKeys ? keys.integrityInitiator() : keys.integrityResponder();
        return new EspSa(id, inbound ? deal.inboundSpi() : deal.outboundSpi(), encryption.id(), encryption.keyBits(),
                integrity.map(Integrity::id).orElse(IntegrityId.NONE),
                encryptionKey, integrityKey, deal.mode().mode(), deal.local(), deal.remote(),
                inbound ? sa.espPath() : sa.outboundPath(),
                options(turn, deal)
                        .withProtocol(IpsecProtocol.of(deal.chosen().protocol()))
                        .withExtendedSequence(deal.chosen().transforms().contains(EXTENDED_SEQUENCE))
                        .withSeen(deal.mode().seen()));
    }
}
