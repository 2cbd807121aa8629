package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every encryption and integrity algorithm. */
class EncryptionProperties {
    private final Random random = new Random(7);

    @Provide
    Arbitrary<Encryption> encryptions() {
        return Arbitraries.of(Algorithms.encryptions());
    }

    @Provide
    Arbitrary<Integrity> integrities() {
        return Arbitraries.of(Algorithms.integrities());
    }

    @Property(tries = 300)
    void whatWasSealedOpens(@ForAll("encryptions") Encryption encryption, @ForAll @IntRange(max = 40) int blocks) {
        Secret key = Secret.copyOf(octets(encryption.keyLength()));
        Bytes iv = octets(encryption.ivLength());
        Bytes plaintext = octets(blocks * encryption.blockLength());
        Bytes sealed = encryption.seal(key, iv, Bytes.utf8("prefix"), plaintext);
        assertThat(sealed.length()).isEqualTo(plaintext.length() + encryption.icvLength());
        assertThat(encryption.open(key, iv, Bytes.utf8("prefix"), sealed)).contains(plaintext);
    }

    @Property(tries = 300)
    void combinedModeRefusesAnyFlippedBit(@ForAll("encryptions") Encryption encryption,
            @ForAll @IntRange(max = 40) int length, @ForAll @IntRange(max = 2) int where, @ForAll int bit) {
        if (!encryption.aead()) {
            return;
        }
        Secret key = Secret.copyOf(octets(encryption.keyLength()));
        Bytes[] parts = {octets(encryption.ivLength()), octets(16), octets(length)};
        Assume.that(!parts[where].isEmpty() || where == 2);
        parts[2] = encryption.seal(key, parts[0], parts[1], parts[2]);
        parts[where] = flipped(parts[where], bit);
        assertThat(encryption.open(key, parts[0], parts[1], parts[2])).isEmpty();
    }

    @Property(tries = 300)
    void impossibleLengthsOpenToNothing(@ForAll("encryptions") Encryption encryption, @ForAll byte[] octets) {
        Secret key = Secret.copyOf(octets(encryption.keyLength()));
        Bytes ciphertext = Bytes.copyOf(octets);
        Bytes iv = Bytes.zeros(encryption.ivLength());
        boolean possible = !encryption.aead() && octets.length % encryption.blockLength() == 0;
        assertThat(encryption.open(key, iv, Bytes.EMPTY, ciphertext).isPresent()).isEqualTo(possible);
        assertThat(encryption.open(key, Bytes.zeros(3), Bytes.EMPTY, ciphertext)).isEmpty();
    }

    @Property(tries = 300)
    void integrityRefusesAnyFlippedBit(@ForAll("integrities") Integrity integrity, @ForAll int bit,
            @ForAll boolean inData, @ForAll @IntRange(min = 1, max = 100) int length) {
        Secret key = Secret.copyOf(octets(integrity.keyLength()));
        Bytes data = octets(length);
        Bytes icv = integrity.icv(key, data.slice(0, length / 2), data.from(length / 2));
        assertThat(integrity.verify(key, icv, data)).isTrue();
        assertThat(integrity.verify(key, inData ? icv : flipped(icv, bit), inData ? flipped(data, bit) : data))
                .isFalse();
        assertThat(integrity.verify(key, icv.slice(0, icv.length() - 1), data)).isFalse();
    }

    private static Bytes flipped(Bytes octets, int bit) {
        byte[] copy = octets.toArray();
        int index = Math.floorMod(bit, copy.length * 8);
        copy[index / 8] ^= (byte) (1 << index % 8);
        return Bytes.owning(copy);
    }

    private Bytes octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Bytes.owning(octets);
    }
}
