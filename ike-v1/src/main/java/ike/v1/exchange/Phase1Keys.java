package ike.v1.exchange;

import ike.crypto.Agreement;
import ike.crypto.DerivationLog;
import ike.crypto.Secret;
import ike.crypto.v1.InitializationVectors;
import ike.crypto.v1.IsakmpKeys;
import ike.crypto.v1.KeySchedule;
import ike.crypto.v1.OakleySuite;
import ike.crypto.v1.Phase1Hashes;
import ike.crypto.v1.Skeyid;
import ike.engine.NatDetection;
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

    /** Both nonces and both public values, as they were sent. */
    record Values(Bytes gxi, Bytes gxr, Bytes ni, Bytes nr) {
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
                    new NatDetection(false, false, false), peer, asked);
        }
    }

    private static Secret skeyid(Turn turn, SaName name, Agreed agreed, Values values, Secret shared,
            Optional<Identification> peer) throws Refused {
        DerivationLog log = turn.environment().log();
        return switch (agreed.figure().family()) {
            case PRE_SHARED_KEY -> Skeyid.preShared(agreed.suite().prf(), preShared(turn, name, peer), values.ni(),
                    values.nr(), log);
            case SIGNATURES ->
                Skeyid.signatures(agreed.suite().prf(), values.ni(), values.nr(), shared, log);
        };
    }

    private static Secret preShared(Turn turn, SaName name, Optional<Identification> peer) throws Refused {
        ike.wire.v2.Identification local = Identities.local(name);
        ike.wire.v2.Identification remote = peer.map(Identities::fromWire).orElseGet(() -> Identities.remote(name));
        return turn.surroundings().sharedSecret(local, remote).orElseThrow(
                () -> new Refused(new Refusal.NoSecret(local.describe(), remote.describe())));
    }

    /** The shared secret of a key exchange; the caller owns it. */
    static ike.crypto.Agreement.Agreed agreed(Agreement agreement) throws Refused {
        return switch (agreement) {
            case ike.crypto.Agreement.Agreed done -> done;
            case ike.crypto.Agreement.Refused(String why, String section) ->
                throw new Refused(new Refusal.BadPublicValue(why, section));
        };
    }
}
