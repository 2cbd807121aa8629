package ike.benchmarks.crypto;

import ike.crypto.Algorithms;
import ike.crypto.v2.IkeAlgorithms;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import java.util.OptionalInt;

/** What an IKE SA may have been negotiated with: one of each kind. */
public enum Suite {
    /** Combined-mode encryption. */
    AES_256_GCM(EncryptionId.ENCR_AES_GCM_16, 256, IntegrityId.NONE),
    /** Encryption and integrity apart. */
    AES_128_CBC_SHA2_256(EncryptionId.ENCR_AES_CBC, 128, IntegrityId.AUTH_HMAC_SHA2_256_128);

    private final EncryptionId encryption;
    private final int keyBits;
    private final IntegrityId integrity;

    Suite(EncryptionId encryption, int keyBits, IntegrityId integrity) {
        this.encryption = encryption;
        this.keyBits = keyBits;
        this.integrity = integrity;
    }

    /** With PRF_HMAC_SHA2_256 and Curve25519. */
    IkeAlgorithms algorithms() {
        return new IkeAlgorithms(Algorithms.encryption(encryption, OptionalInt.of(keyBits)).orElseThrow(),
                Algorithms.integrity(integrity), Algorithms.prf(PrfId.PRF_HMAC_SHA2_256).orElseThrow(),
                Algorithms.keyExchange(KeyExchangeId.CURVE25519).orElseThrow());
    }
}
