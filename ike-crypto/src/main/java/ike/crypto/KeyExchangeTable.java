package ike.crypto;

import static ike.crypto.Algorithm.Kind.KE;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.KeyExchangeId;

/**
 * The key exchange methods. What IKEv1 has as a Group Description (RFC 2409 Appendix A and the registry since) has the
 * same number in IKEv2.
 *
 * <p>
 * The seeds of the MODP groups are twice the higher strength estimate of RFC 3526 §8, in octets; 1024 bits is not in
 * its table.
 */
final class KeyExchangeTable {
    static final ImmutableList<Row<KeyExchange>> ROWS = Family.table(
            both(KeyExchangeId.CURVE25519, "x25519", "curve25519").by(_ -> new Curve25519()),
            both(KeyExchangeId.CURVE448, "x448", "curve448").absent(),
            both(KeyExchangeId.ECP_256, "ecp256").by(_ -> new EcpGroup(KeyExchangeId.ECP_256, 32)),
            both(KeyExchangeId.ECP_384, "ecp384").by(_ -> new EcpGroup(KeyExchangeId.ECP_384, 48)),
            both(KeyExchangeId.ECP_521, "ecp521").by(_ -> new EcpGroup(KeyExchangeId.ECP_521, 66)),
            both(KeyExchangeId.ECP_224, "ecp224").absent(),
            both(KeyExchangeId.ECP_192, "ecp192").absent(),
            both(KeyExchangeId.BRAINPOOL_P224R1, "ecp224bp").absent(),
            both(KeyExchangeId.BRAINPOOL_P256R1, "ecp256bp").absent(),
            both(KeyExchangeId.BRAINPOOL_P384R1, "ecp384bp").absent(),
            both(KeyExchangeId.BRAINPOOL_P512R1, "ecp512bp").absent(),
            both(KeyExchangeId.MODP_2048, "modp2048")
                    .by(_ -> ModpGroup.of(KeyExchangeId.MODP_2048, ModpPrimes.P2048, 40)),
            both(KeyExchangeId.MODP_3072, "modp3072")
                    .by(_ -> ModpGroup.of(KeyExchangeId.MODP_3072, ModpPrimes.P3072, 53)),
            both(KeyExchangeId.MODP_4096, "modp4096")
                    .by(_ -> ModpGroup.of(KeyExchangeId.MODP_4096, ModpPrimes.P4096, 60)),
            both(KeyExchangeId.MODP_6144, "modp6144").absent(),
            both(KeyExchangeId.MODP_8192, "modp8192").absent(),
            both(KeyExchangeId.MODP_2048_256, "modp2048s256").absent(),
            both(KeyExchangeId.MODP_2048_224, "modp2048s224").absent(),
            both(KeyExchangeId.MODP_1024_160, "modp1024s160").absent(),
            both(KeyExchangeId.MODP_1536, "modp1536")
                    .by(_ -> ModpGroup.of(KeyExchangeId.MODP_1536, ModpPrimes.P1536, 30)),
            both(KeyExchangeId.MODP_1024, "modp1024")
                    .by(_ -> ModpGroup.of(KeyExchangeId.MODP_1024, ModpPrimes.P1024, 24)),
            both(KeyExchangeId.MODP_768, "modp768").absent(),
            Family.of(KE, KeyExchangeId.ML_KEM_512).words("mlkem512").absent(),
            Family.of(KE, KeyExchangeId.ML_KEM_768).words("mlkem768").absent(),
            Family.of(KE, KeyExchangeId.ML_KEM_1024).words("mlkem1024").absent(),
            Family.of(KE, KeyExchangeId.GOST3410_2012_256).words("gost256").absent(),
            Family.of(KE, KeyExchangeId.GOST3410_2012_512).words("gost512").absent(),
            Family.unassigned(KE).words("modpnull").absent());

    private KeyExchangeTable() {
    }

    private static Family both(KeyExchangeId id, String... words) {
        return Family.of(KE, id).words(words).phase1(id.code());
    }
}
