package ike.benchmarks.tunnel;

import ike.crypto.packet.PacketTransform;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;

/** What protects the tunnel's packets: a name for people, and the words for it in swanctl.conf. */
enum Suite {
    /** RFC 4106, key of 128 bits. */
    AES_128_GCM("AES-128-GCM", "aes128gcm16", EncryptionId.ENCR_AES_GCM_16, 128, IntegrityId.NONE),
    /** RFC 4106, key of 256 bits. */
    AES_256_GCM("AES-256-GCM", "aes256gcm16", EncryptionId.ENCR_AES_GCM_16, 256, IntegrityId.NONE),
    /** RFC 7634. */
    CHACHA20_POLY1305("ChaCha20-Poly1305", "chacha20poly1305", EncryptionId.ENCR_CHACHA20_POLY1305, 256,
            IntegrityId.NONE),
    /** RFC 3602 with RFC 4868. */
    AES_128_CBC_SHA2_256("AES-128-CBC, HMAC-SHA2-256", "aes128-sha256", EncryptionId.ENCR_AES_CBC, 128,
            IntegrityId.AUTH_HMAC_SHA2_256_128);

    private final String title;
    private final String proposal;
    private final boolean here;

    Suite(String title, String proposal, EncryptionId encryption, int keyBits, IntegrityId integrity) {
        this.title = title;
        this.proposal = proposal;
        here = PacketTransform.of(encryption, keyBits, integrity).isPresent();
    }

    /** Whether our datapath has it. */
    boolean isHere() {
        return here;
    }

    String title() {
        return title;
    }

    String proposal() {
        return proposal;
    }
}
