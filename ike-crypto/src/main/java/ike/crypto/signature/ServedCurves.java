package ike.crypto.signature;

import com.google.common.collect.ImmutableList;
import ike.crypto.EllipticCurve;
import ike.wire.v2.KeyExchangeId;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECDomainParameters;

/** The curves of keys that are curves of the ECP groups, too (RFC 5903 §3, RFC 6954 §2), and so served by the fastest library. */
final class ServedCurves {
    private static final ImmutableList<KeyExchangeId> GROUPS = ImmutableList.of(KeyExchangeId.ECP_256,
            KeyExchangeId.ECP_384,
            KeyExchangeId.ECP_521, KeyExchangeId.ECP_224, KeyExchangeId.BRAINPOOL_P224R1,
            KeyExchangeId.BRAINPOOL_P256R1, KeyExchangeId.BRAINPOOL_P384R1, KeyExchangeId.BRAINPOOL_P512R1);

    private ServedCurves() {
    }

    /** The arithmetic of a curve; nothing when it is none of our groups. */
    static Optional<EllipticCurve> of(ECDomainParameters domain) {
        return GROUPS.stream().map(EllipticCurve::serving).filter(curve -> curve.order().equals(domain.getN()))
                .findFirst();
    }
}
