package ike.crypto.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.crypto.Vector;
import ike.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Encrypted payloads that other people's implementations sealed, and what may be wrong with one. */
class SkProtectionTest {
    private static final Bytes PREFIX = Bytes.utf8("an IKE header and more");

    @ParameterizedTest
    @MethodSource("payloads")
    void opensWhatOthersSealed(Vector vector) {
        assertThat(protection(vector).open(vector.octets("prefix"), vector.octets("body")))
                .contains(vector.octets("inner"));
    }

    /** Their padding may be longer than ours, so the octets are compared where it is not. */
    @ParameterizedTest
    @MethodSource("payloads")
    void sealsTheSameOctets(Vector vector) {
        SkProtection protection = protection(vector);
        Bytes body = vector.octets("body");
        Bytes inner = vector.octets("inner");
        Bytes ours = protection.seal(body.slice(0, protection.ivLength()), vector.octets("prefix"), inner);
        assertThat(ours.length()).isEqualTo(protection.bodyLength(inner.length()));
        if (protection.integrity().isEmpty()) {
            assertThat(ours).isEqualTo(body);
        }
        assertThat(protection.open(vector.octets("prefix"), ours)).contains(inner);
    }

    /** RFC 7296 §3.14: any padding is taken, as long as there is that much. */
    @ParameterizedTest
    @MethodSource("payloads")
    void takesEveryPaddingThatFits(Vector vector) {
        SkProtection protection = protection(vector);
        Encryption encryption = protection.encryption();
        for (int padding : new int[]{0, 15, 31, 95, 240}) {
            byte[] plaintext = new byte[96];
            plaintext[95] = (byte) padding;
            Bytes iv = Bytes.zeros(protection.ivLength());
            Bytes sealed = Bytes.concat(iv,
                    encryption.seal(protection.encryptionKey(), iv, PREFIX, Bytes.owning(plaintext)));
            Bytes body = protection.integrity()
                    .map(i -> Bytes.concat(sealed, i.icv(protection.integrityKey(), PREFIX, sealed))).orElse(sealed);
            assertThat(protection.open(PREFIX, body).map(Bytes::length))
                    .isEqualTo(padding > 95 ? Optional.empty() : Optional.of(95 - padding));
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void refusesAnyFlippedBitAndEveryTruncation(Vector vector) {
        SkProtection protection = protection(vector);
        Bytes inner = Bytes.utf8("inner payloads");
        Bytes body = protection.seal(Bytes.zeros(protection.ivLength()), PREFIX, inner);
        for (int bit = 0; bit < body.length() * 8; bit++) {
            assertThat(protection.open(PREFIX, flipped(body, bit))).isEmpty();
        }
        for (int bit = 0; bit < PREFIX.length() * 8; bit++) {
            assertThat(protection.open(flipped(PREFIX, bit), body)).isEmpty();
        }
        for (int length = 0; length < body.length(); length++) {
            assertThat(protection.open(PREFIX, body.slice(0, length))).isEmpty();
        }
    }

    /** Bodies whose check value is right although there is nothing to decrypt: no length may make it throw. */
    @ParameterizedTest
    @MethodSource("payloads")
    void refusesBodiesTooShortToHoldAnything(Vector vector) {
        SkProtection protection = protection(vector);
        for (int length = 0; length <= protection.ivLength() + 1; length++) {
            Bytes start = Bytes.zeros(length);
            Bytes body = protection.integrity()
                    .map(i -> Bytes.concat(start, i.icv(protection.integrityKey(), PREFIX, start))).orElse(start);
            assertThat(protection.open(PREFIX, body)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void tellsItsLengths(Vector vector) {
        SkProtection protection = protection(vector);
        int icv = protection.encryption().icvLength() + protection.integrity().map(Integrity::icvLength).orElse(0);
        assertThat(protection.icvLength()).isEqualTo(icv);
        for (int length = 0; length < 40; length++) {
            assertThat(protection.seal(Bytes.zeros(protection.ivLength()), PREFIX, Bytes.zeros(length)).length())
                    .isEqualTo(protection.bodyLength(length));
        }
    }

    /** The protection names the keys of its direction, the very objects that the SA's keys hold. */
    @ParameterizedTest
    @MethodSource("payloads")
    void takesTheKeysOfItsDirection(Vector vector) {
        IkeKeys keys = new IkeKeys(Secret.empty(), vector.secret("sk-a"), vector.secret("sk-a"), vector.secret("sk-e"),
                vector.secret("sk-e"), Secret.empty(), Secret.empty());
        SkProtection any = protection(vector);
        IkeAlgorithms suite = new IkeAlgorithms(any.encryption(), any.integrity(),
                Algorithms.prfs().getFirst(), Algorithms.keyExchanges().getLast());
        List<Secret> secrets = new ArrayList<>();
        SkProtection.ofInitiator(suite, keys).eachSecret(secrets::add);
        SkProtection.ofResponder(suite, keys).eachSecret(secrets::add);
        assertThat(secrets).containsExactly(keys.skEi(), keys.skAi(), keys.skEr(), keys.skAr());
    }

    static List<Vector> payloads() {
        return Vector.in("encrypted-payload");
    }

    private static SkProtection protection(Vector vector) {
        return new SkProtection(vector.encryption(), vector.integrity(), vector.secret("sk-e"), vector.secret("sk-a"));
    }

    private static Bytes flipped(Bytes octets, int bit) {
        byte[] copy = octets.toArray();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.owning(copy);
    }
}
