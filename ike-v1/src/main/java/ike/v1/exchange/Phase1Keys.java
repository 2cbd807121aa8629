package ike.v1.exchange;

import ike.crypto.Agreement;
import ike.crypto.DerivationLog;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.crypto.v1.InitializationVectors;
import ike.crypto.v1.IsakmpKeys;
import ike.crypto.v1.KeySchedule;
import ike.crypto.v1.OakleySuite;
import ike.crypto.v1.Phase1Hashes;
import ike.crypto.v1.Skeyid;
import ike.engine.NatDetection;
import ike.v1.figure.Family;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.CertificateWish;
import ike.v1.sa.Keyed;
import ike.v1.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v1.Identification;
import java.util.Optional;

/** The keys of Phase 1 (RFC 2409 §5). */
final class Phase1Keys {
    private Phase1Keys() {
    }

    /** Both nonces and both public values, as their owners gave them; the nonces are lent. */
    record Values(Bytes gxi, Bytes gxr, Secret ni, Secret nr) {
    }

    /**
     * Everything that the public values make possible; {@code shared} is lent.
     *
     * @param peer who the peer says it is, where that is known before there are keys
     * @param asked the certificates that the peer has asked for
     */
    static Keyed derive(Turn turn, SaName name, Agreed agreed, Values values, Secret shared,
            Optional<Identification> peer, CertificateWish asked) throws Refused {
        DerivationLog log = turn.environment().log();
        OakleySuite suite = agreed.suite();
        try (Secret skeyid = skeyid(turn, name, agreed, values, shared, peer)) {
            IsakmpKeys keys = KeySchedule.keys(suite, skeyid, shared, name.initiatorCookie(), name.responderCookie(),
                    log);
            return new Keyed(keys,
                    new Phase1Hashes(values.gxi(), values.gxr(), name.initiatorCookie(), name.responderCookie(),
                            agreed.sa()),
                    InitializationVectors.phase1(suite, values.gxi(), values.gxr(), log),
                    NatDetection.NONE, peer, asked);
        }
    }

    private static Secret skeyid(Turn turn, SaName name, Agreed agreed, Values values, Secret shared,
            Optional<Identification> peer) throws Refused {
        DerivationLog log = turn.environment().log();
        return switch (agreed.figure().family()) {
            case PRE_SHARED_KEY -> Skeyid.preShared(agreed.suite().prf(), preShared(turn, name, peer),
                    told(values.ni()), told(values.nr()), log);
            case SIGNATURES, HYBRID, HYBRID_REVERSED ->
                Skeyid.signatures(agreed.suite().prf(), told(values.ni()), told(values.nr()), shared, log);
            case ENCRYPTION, REVISED_ENCRYPTION -> Skeyid.encryption(agreed.suite(), values.ni(), values.nr(),
                    name.initiatorCookie(), name.responderCookie(), log);
        };
    }

    /** A nonce that crossed the wire in the clear. */
    private static Bytes told(Secret nonce) {
        return nonce.reveal(SecretAccess.forPeer());
    }

    private static Secret preShared(Turn turn, SaName name, Optional<Identification> peer) throws Refused {
        ike.wire.v2.Identification local = Identities.local(name);
        ike.wire.v2.Identification remote = peer.map(Identities::fromWire).orElseGet(() -> Identities.remote(name));
        return turn.surroundings().sharedSecret(local, remote).orElseThrow(
                () -> new Refused(new Refusal.NoSecret(local.describe(), remote.describe())));
    }

    /** The shared secret of a key exchange; the caller owns it. */
    static Agreement.Agreed agreed(Agreement agreement) throws Refused {
        return switch (agreement) {
            case Agreement.Agreed done -> done;
            case Agreement.Refused(String why, String section) ->
                throw new Refused(new Refusal.BadPublicValue(why, section));
        };
    }

    /**
     * The same in Phase 1. A public value that came encrypted is never refused: another agreement, made in any case,
     * takes its place, and the HASH will be wrong (§5.3).
     */
    static Agreement.Agreed agreed(Turn turn, Agreed deal, Agreement agreement) throws Refused {
        if (deal.figure().family() != Family.REVISED_ENCRYPTION) {
            return agreed(agreement);
        }
        Offered decoy = turn.offer(deal.suite().group());
        Agreement.Agreed instead = agreed(turn.respond(deal.suite().group(), decoy.publicData()));
        decoy.wipe();
        return switch (agreement) {
            case Agreement.Agreed done -> {
                instead.wipe();
                yield done;
            }
            case Agreement.Refused _ -> instead;
        };
    }
}
