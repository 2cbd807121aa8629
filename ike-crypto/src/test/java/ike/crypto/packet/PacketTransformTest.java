package ike.crypto.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.crypto.Secret;
import ike.crypto.SecretCensus;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import org.junit.jupiter.api.Test;

class PacketTransformTest {
    private static final PacketTransform GCM = transform(EncryptionId.ENCR_AES_GCM_16, IntegrityId.NONE);
    private static final PacketTransform CBC = transform(EncryptionId.ENCR_AES_CBC, IntegrityId.AUTH_HMAC_SHA2_256_128);

    @Test
    void tellsItsLengths() {
        assertThat(GCM.alignment()).isEqualTo(4);
        assertThat(GCM.overhead()).isEqualTo(8 + 8 + 16);
        assertThat(CBC.alignment()).isEqualTo(16);
        assertThat(CBC.overhead()).isEqualTo(8 + 16 + 16);
    }

    @Test
    void knowsWhichAlgorithmsGoTogether() {
        assertThat(PacketTransform.of(EncryptionId.ENCR_AES_GCM_16, 128, IntegrityId.AUTH_HMAC_SHA1_96)).isEmpty();
        assertThat(PacketTransform.of(EncryptionId.ENCR_AES_CBC, 128, IntegrityId.NONE)).isEmpty();
        assertThat(PacketTransform.of(EncryptionId.ENCR_AES_CBC, 64, IntegrityId.AUTH_HMAC_SHA1_96)).isEmpty();
        assertThat(PacketTransform.of(EncryptionId.ENCR_RC5, 128, IntegrityId.AUTH_HMAC_SHA1_96)).isEmpty();
        assertThat(PacketTransform.of(EncryptionId.ENCR_AES_CBC, 128, IntegrityId.AUTH_DES_MAC)).isEmpty();
        assertThat(PacketTransform.of(EncryptionId.ENCR_3DES, 192, IntegrityId.AUTH_HMAC_SHA1_96)).isPresent();
        assertThatThrownBy(() -> new PacketTransform(GCM.encryption(), CBC.integrity()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sealsNoSequenceNumberTwiceAndNoneBeyondTheLast() {
        for (PacketTransform transform : new PacketTransform[]{GCM, CBC}) {
            PacketSealer sealer = sealer(transform, false);
            assertThat(seal(transform, sealer, 3)).isPositive();
            assertThat(seal(transform, sealer, 3)).isEqualTo(PacketDrop.SEQUENCE_SPENT);
            assertThat(seal(transform, sealer, 2)).isEqualTo(PacketDrop.SEQUENCE_SPENT);
            assertThat(seal(transform, sealer, 0xffff_ffffL)).isPositive();
            assertThat(seal(transform, sealer, 0x1_0000_0000L)).isEqualTo(PacketDrop.SEQUENCE_SPENT);
            assertThat(seal(transform, sealer(transform, false), 0)).isEqualTo(PacketDrop.SEQUENCE_SPENT);
            assertThat(seal(transform, sealer(transform, true), 0x1_0000_0000L)).isPositive();
        }
    }

    @Test
    void refusesUnalignedPlaintextAndOddPackets() {
        for (PacketTransform transform : new PacketTransform[]{GCM, CBC}) {
            assertThat(sealer(transform, false).seal(new byte[64], 0, 18, new byte[128], 0, 1))
                    .isEqualTo(PacketDrop.MISALIGNED);
            PacketOpener opener = transform.opener(false, key(transform), integrityKey(transform));
            int least = transform.overhead() + transform.alignment();
            assertThat(opener.open(new byte[256], 0, least - 1, new byte[256], 0, 0)).isEqualTo(PacketDrop.TOO_SHORT);
            assertThat(opener.open(new byte[256], 0, least + 1, new byte[256], 0, 0)).isEqualTo(PacketDrop.MISALIGNED);
            assertThat(opener.open(new byte[256], 0, least, new byte[256], 0, 0)).isEqualTo(PacketDrop.FORGED);
        }
    }

    @Test
    void keepsItsOwnCopyOfTheKeysUntilClosed() {
        for (PacketTransform transform : new PacketTransform[]{GCM, CBC}) {
            Secret key = key(transform);
            PacketSealer sealer = transform.sealer(1, false, key, integrityKey(transform));
            key.close();
            assertThat(seal(transform, sealer, 1)).isPositive();
            sealer.close();
            assertThatThrownBy(() -> seal(transform, sealer, 2)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void leavesNoSecretBehindWhenClosed() {
        for (PacketTransform transform : new PacketTransform[]{GCM, CBC}) {
            Secret key = key(transform);
            Secret integrityKey = integrityKey(transform);
            assertThat(SecretCensus.during(() -> {
                transform.sealer(1, false, key, integrityKey).close();
                transform.opener(false, key, integrityKey).close();
            })).allMatch(Secret::isWiped);
        }
    }

    @Test
    void refusesKeysOfAnotherLength() {
        for (PacketTransform transform : new PacketTransform[]{GCM, CBC}) {
            assertThatThrownBy(() -> transform.opener(false, Secret.empty(), integrityKey(transform)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> CBC.opener(false, key(CBC), Secret.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyDropHasAReason() {
        for (int code = PacketDrop.SEQUENCE_SPENT; code < 0; code++) {
            assertThat(PacketDrop.reason(code)).isNotBlank();
        }
    }

    private static PacketTransform transform(EncryptionId encryption, IntegrityId integrity) {
        return PacketTransform.of(encryption, 128, integrity).orElseThrow();
    }

    private static PacketSealer sealer(PacketTransform transform, boolean extended) {
        return transform.sealer(1, extended, key(transform), integrityKey(transform));
    }

    private static int seal(PacketTransform transform, PacketSealer sealer, long sequence) {
        return sealer.seal(new byte[32], 0, 32, new byte[32 + transform.overhead()], 0, sequence);
    }

    private static Secret key(PacketTransform transform) {
        return Secret.owning(new byte[transform.encryption().keyLength()]);
    }

    private static Secret integrityKey(PacketTransform transform) {
        return Secret.owning(new byte[transform.integrity().map(i -> i.keyLength()).orElse(0)]);
    }
}
