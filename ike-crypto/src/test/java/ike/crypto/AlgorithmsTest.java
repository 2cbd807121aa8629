package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlgorithmsTest {
    /** RFC 7296 §5. */
    @Test
    void noPrfHasLessThan128Bits() {
        assertThat(Algorithms.prfs()).allMatch(prf -> prf.outputLength() >= 16 && prf.keyLength() >= 16);
    }

    @Test
    void findsWhatItHasByTransform() {
        Algorithms.prfs().forEach(prf -> assertThat(Algorithms.prf(prf.id())).contains(prf));
        Algorithms.integrities().forEach(i -> assertThat(Algorithms.integrity(i.id())).contains(i));
        Algorithms.keyExchanges().forEach(k -> assertThat(Algorithms.keyExchange(k.id())).contains(k));
        Algorithms.encryptions()
                .forEach(e -> assertThat(Algorithms.encryption(e.id(), e.keyLengthAttribute())).contains(e));
    }

    @Test
    void findsNothingElse() {
        assertThat(Algorithms.prf(PrfId.PRF_HMAC_STREEBOG_512)).isEmpty();
        assertThat(Algorithms.prf(IntegrityId.AUTH_HMAC_SHA1_96)).isEmpty();
        assertThat(Algorithms.integrity(IntegrityId.NONE)).isEmpty();
        assertThat(Algorithms.keyExchange(KeyExchangeId.NONE)).isEmpty();
        assertThat(Algorithms.encryption(EncryptionId.ENCR_AES_CBC, OptionalInt.empty())).isEmpty();
        assertThat(Algorithms.encryption(EncryptionId.ENCR_AES_CBC, OptionalInt.of(512))).isEmpty();
    }

    /** RFC 7296 §3: what its tables call unspecified, no two could do alike. */
    @Test
    void nothingUnspecifiedIsDone() {
        assertThat(Stream.of(EncryptionId.ENCR_DES_IV64, EncryptionId.ENCR_3IDEA, EncryptionId.ENCR_DES_IV32))
                .allMatch(id -> Algorithms.encryption(id, OptionalInt.empty()).isEmpty());
        assertThat(Algorithms.integrity(IntegrityId.AUTH_KPDK_MD5)).isEmpty();
    }

    /** RFC 3526 §8 asks for exponents of at least twice the strength, whose higher estimates are these. */
    @Test
    void exponentsAreAsLongAsTheGroupIsStrong() {
        assertThat(Algorithms.keyExchanges().stream().filter(ModpGroup.class::isInstance)
                .sorted(java.util.Comparator.comparingInt(KeyExchange::initiatorPublicLength))
                .filter(k -> k.id().code() < 19).map(k -> 8 * k.initiatorSeedLength()))
                .zipSatisfy(java.util.List.of(140, 160, 240, 320, 420, 480, 540, 620),
                        (bits, least) -> assertThat(bits).isBetween(least, least + 32));
    }

    @Test
    void keysOfAnotherLengthAreOurOwnMistake() {
        Algorithms.encryptions().forEach(e -> {
            Bytes iv = Bytes.zeros(e.ivLength());
            Secret key = Secret.owning(new byte[e.keyLength() + 1]);
            assertThatThrownBy(() -> e.seal(key, iv, Bytes.EMPTY, Bytes.zeros(e.blockLength())))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        Algorithms.integrities().forEach(
                i -> assertThatThrownBy(() -> i.keyed(Secret.empty())).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void sealingAndOpeningLeaveNoSecretBehind() {
        Algorithms.encryptions().forEach(e -> {
            Secret key = Secret.owning(new byte[e.keyLength()]);
            Bytes iv = Bytes.zeros(e.ivLength());
            assertThat(SecretCensus.during(() -> {
                Bytes sealed = e.seal(key, iv, Bytes.EMPTY, Bytes.zeros(e.blockLength()));
                assertThat(e.open(key, iv, Bytes.EMPTY, sealed)).isPresent();
            })).allMatch(Secret::isWiped);
        });
    }
}
