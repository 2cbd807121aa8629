package ike.crypto;

import static ike.crypto.Algorithm.Kind.KE;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.KeyExchangeId;

/**
 * The key exchange methods. What IKEv1 has as a Group Description (RFC 2409 Appendix A and the registry since) has the
 * same number in IKEv2.
 *
 * <p>
 * The seeds of the MODP groups are twice the higher strength estimate of RFC 3526 §8, in octets; 768 and 1024 bits are
 * not in its table. In the groups with a subgroup they are 8 octets longer than its order.
 */
final class KeyExchangeTable {
    static final ImmutableList<Row<KeyExchange>> ROWS = Family.table(
            both(KeyExchangeId.CURVE25519, "x25519", "curve25519").by(_ -> MontgomeryCurve.CURVE25519),
            both(KeyExchangeId.CURVE448, "x448", "curve448").by(_ -> MontgomeryCurve.CURVE448),
            both(KeyExchangeId.ECP_256, "ecp256").by(_ -> new EcpGroup(KeyExchangeId.ECP_256, 32)),
            both(KeyExchangeId.ECP_384, "ecp384").by(_ -> new EcpGroup(KeyExchangeId.ECP_384, 48)),
            both(KeyExchangeId.ECP_521, "ecp521").by(_ -> new EcpGroup(KeyExchangeId.ECP_521, 66)),
            both(KeyExchangeId.ECP_224, "ecp224").by(_ -> new EcpGroup(KeyExchangeId.ECP_224, 28)),
            both(KeyExchangeId.ECP_192, "ecp192").by(_ -> new EcpGroup(KeyExchangeId.ECP_192, 24)),
            both(KeyExchangeId.BRAINPOOL_P224R1, "ecp224bp").by(_ -> new EcpGroup(KeyExchangeId.BRAINPOOL_P224R1, 28)),
            both(KeyExchangeId.BRAINPOOL_P256R1, "ecp256bp").by(_ -> new EcpGroup(KeyExchangeId.BRAINPOOL_P256R1, 32)),
            both(KeyExchangeId.BRAINPOOL_P384R1, "ecp384bp").by(_ -> new EcpGroup(KeyExchangeId.BRAINPOOL_P384R1, 48)),
            both(KeyExchangeId.BRAINPOOL_P512R1, "ecp512bp").by(_ -> new EcpGroup(KeyExchangeId.BRAINPOOL_P512R1, 64)),
            both(KeyExchangeId.MODP_2048, "modp2048")
                    .by(_ -> ModpGroup.oakley(KeyExchangeId.MODP_2048, 2048, 124_476, 40)),
            both(KeyExchangeId.MODP_3072, "modp3072")
                    .by(_ -> ModpGroup.oakley(KeyExchangeId.MODP_3072, 3072, 1_690_314, 53)),
            both(KeyExchangeId.MODP_4096, "modp4096")
                    .by(_ -> ModpGroup.oakley(KeyExchangeId.MODP_4096, 4096, 240_904, 60)),
            both(KeyExchangeId.MODP_6144, "modp6144")
                    .by(_ -> ModpGroup.oakley(KeyExchangeId.MODP_6144, 6144, 929_484, 68)),
            both(KeyExchangeId.MODP_8192, "modp8192")
                    .by(_ -> ModpGroup.oakley(KeyExchangeId.MODP_8192, 8192, 4_743_158, 78)),
            both(KeyExchangeId.MODP_2048_256, "modp2048s256")
                    .by(_ -> ModpGroup.withSubgroup(KeyExchangeId.MODP_2048_256, 2048, 40)),
            both(KeyExchangeId.MODP_2048_224, "modp2048s224")
                    .by(_ -> ModpGroup.withSubgroup(KeyExchangeId.MODP_2048_224, 2048, 36)),
            both(KeyExchangeId.MODP_1024_160, "modp1024s160")
                    .by(_ -> ModpGroup.withSubgroup(KeyExchangeId.MODP_1024_160, 1024, 28)),
            both(KeyExchangeId.MODP_1536, "modp1536")
                    .by(_ -> ModpGroup.oakley(KeyExchangeId.MODP_1536, 1536, 741_804, 30)),
            both(KeyExchangeId.MODP_1024, "modp1024")
                    .by(_ -> ModpGroup.oakley(KeyExchangeId.MODP_1024, 1024, 129_093, 24)),
            both(KeyExchangeId.MODP_768, "modp768")
                    .by(_ -> ModpGroup.oakley(KeyExchangeId.MODP_768, 768, 149_686, 20)),
            Family.of(KE, KeyExchangeId.ML_KEM_512).words("mlkem512")
                    .by(_ -> new MlKem(KeyExchangeId.ML_KEM_512, 2, 768)),
            Family.of(KE, KeyExchangeId.ML_KEM_768).words("mlkem768")
                    .by(_ -> new MlKem(KeyExchangeId.ML_KEM_768, 3, 1088)),
            Family.of(KE, KeyExchangeId.ML_KEM_1024).words("mlkem1024")
                    .by(_ -> new MlKem(KeyExchangeId.ML_KEM_1024, 4, 1568)),
            Family.of(KE, KeyExchangeId.GOST3410_2012_256).words("gost256").absent(),
            Family.of(KE, KeyExchangeId.GOST3410_2012_512).words("gost512").absent(),
            Family.unassigned(KE).words("modpnull").absent());

    private KeyExchangeTable() {
    }

    private static Family both(KeyExchangeId id, String... words) {
        return Family.of(KE, id).words(words).phase1(id.code());
    }
}
