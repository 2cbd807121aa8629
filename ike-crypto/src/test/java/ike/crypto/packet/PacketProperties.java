package ike.crypto.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.wire.Bytes;
import ike.wire.v2.IntegrityId;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Every packet transform: what was sealed opens to the same octets, and nothing else opens. */
class PacketProperties {
    private static final int SPI = 0x01020304;

    @Provide
    Arbitrary<PacketTransform> transforms() {
        ImmutableList<IntegrityId> integrities = Algorithms.integrities().stream().map(i -> i.id())
                .collect(ImmutableList.toImmutableList());
        return Arbitraries.of(Algorithms.encryptions().stream()
                .flatMap(e -> Stream.concat(Stream.of(IntegrityId.NONE), integrities.stream())
                        .flatMap(i -> PacketTransform.of(e.id(), e.keyBits(), i).stream()))
                .collect(ImmutableList.toImmutableList()));
    }

    @Property(tries = 400)
    void whatWasSealedOpens(@ForAll("transforms") PacketTransform transform, @ForAll boolean extended,
            @ForAll @IntRange(min = 1, max = 96) int blocks, @ForAll @IntRange(max = 64) int offset,
            @ForAll long seed) {
        Sa sa = new Sa(transform, extended, seed);
        byte[] plain = sa.octets(offset + blocks * transform.alignment());
        byte[] packet = new byte[offset + plain.length + transform.overhead()];
        long sequence = extended ? 0x1_0000_0007L : 7;

        int sealed = sa.sealer.seal(plain, offset, plain.length - offset, packet, offset, sequence);
        byte[] opened = new byte[offset + plain.length];
        int length = sa.opener.open(packet, offset, sealed, opened, offset, (int) (sequence >>> 32));

        assertThat(sealed).isEqualTo(plain.length - offset + transform.overhead());
        assertThat(length).isEqualTo(plain.length - offset);
        assertThat(Arrays.copyOfRange(opened, offset, offset + length))
                .isEqualTo(Arrays.copyOfRange(plain, offset, plain.length));
        assertThat(Bytes.copyOf(packet, offset, 8)).isEqualTo(Bytes.fromHex("01020304 00000007"));
    }

    @Property(tries = 600)
    void anyFlippedBitIsRefused(@ForAll("transforms") PacketTransform transform, @ForAll boolean extended,
            @ForAll @IntRange(min = 1, max = 8) int blocks, @ForAll long seed) {
        Sa sa = new Sa(transform, extended, seed);
        byte[] packet = sa.sealed(blocks, 5);
        int bit = new Random(seed).nextInt(packet.length * 8);
        packet[bit / 8] ^= (byte) (1 << bit % 8);

        assertThat(sa.opener.open(packet, 0, packet.length, new byte[packet.length], 0, 0))
                .isEqualTo(PacketDrop.FORGED);
    }

    @Property(tries = 200)
    void theHighHalfOfAnExtendedNumberIsProtected(@ForAll("transforms") PacketTransform transform, @ForAll long seed) {
        Sa sa = new Sa(transform, true, seed);
        byte[] packet = sa.sealed(2, 0x2_0000_0001L);

        assertThat(sa.opener.open(packet, 0, packet.length, new byte[packet.length], 0, 1))
                .isEqualTo(PacketDrop.FORGED);
        assertThat(sa.opener.open(packet, 0, packet.length, new byte[packet.length], 0, 2)).isPositive();
    }

    @Property(tries = 600)
    void noOctetsWhateverMakeItThrow(@ForAll("transforms") PacketTransform transform, @ForAll byte[] octets,
            @ForAll int sequenceHigh, @ForAll long seed) {
        Sa sa = new Sa(transform, false, seed);
        assertThat(sa.opener.open(octets, 0, octets.length, new byte[octets.length], 0, sequenceHigh)).isNegative();
    }

    /** After a refusal the same opener goes on as if nothing had been. */
    @Property(tries = 200)
    void aForgedPacketDisturbsNoLaterOne(@ForAll("transforms") PacketTransform transform, @ForAll long seed) {
        Sa sa = new Sa(transform, false, seed);
        byte[] good = sa.sealed(3, 1);
        byte[] bad = good.clone();
        bad[bad.length - 1] ^= 1;
        byte[] plain = new byte[good.length];

        assertThat(sa.opener.open(bad, 0, bad.length, plain, 0, 0)).isEqualTo(PacketDrop.FORGED);
        assertThat(sa.opener.open(good, 0, good.length, plain, 0, 0)).isPositive();
    }

    @Property(tries = 200)
    void initializationVectorsNeverRepeatUnderOneKey(@ForAll("transforms") PacketTransform transform,
            @ForAll long seed) {
        Sa sa = new Sa(transform, false, seed);
        Stream<Bytes> ivs = Stream.iterate(1L, n -> n + 1).limit(50)
                .map(n -> Bytes.copyOf(sa.sealed(1, n), PacketTransform.HEADER_LENGTH, transform.ivLength()));
        assertThat(ivs.distinct().count()).isEqualTo(50);
    }

    /** The packet is what RFC 4106 and RFC 3602 say, computed here in the plainest way from the parts. */
    @Property(tries = 200)
    void packetsAreWhatTheirRfcsSay(@ForAll("transforms") PacketTransform transform, @ForAll boolean extended,
            @ForAll @IntRange(min = 1, max = 20) int blocks, @ForAll long seed) throws GeneralSecurityException {
        Sa sa = new Sa(transform, extended, seed);
        byte[] plain = sa.octets(blocks * transform.alignment());
        Bytes packet = Bytes.copyOf(sa.sealed(plain, 0x42));

        Bytes iv = packet.slice(8, 8 + transform.ivLength());
        Bytes key = sa.encryptionKey.reveal(SecretAccess.forKeyExport());
        Bytes high = extended ? Bytes.zeros(4) : Bytes.EMPTY;
        int keyLength = transform.encryption().keyBits() / 8;
        SecretKeySpec aes = new SecretKeySpec(key.slice(0, keyLength).toArray(), "AES");
        Bytes expected;
        if (transform.encryption().aead()) {
            Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(Cipher.ENCRYPT_MODE, aes,
                    new GCMParameterSpec(transform.icvLength() * 8, Bytes.concat(key.from(keyLength), iv).toArray()));
            gcm.updateAAD(Bytes.concat(packet.slice(0, 4), high, packet.slice(4, 8)).toArray());
            expected = Bytes.concat(packet.slice(0, 8), iv, Bytes.copyOf(gcm.doFinal(plain)));
        } else {
            Cipher cbc = Cipher.getInstance("AES/CBC/NoPadding");
            cbc.init(Cipher.ENCRYPT_MODE, aes, new IvParameterSpec(iv.toArray()));
            Bytes covered = Bytes.concat(packet.slice(0, 8), iv, Bytes.copyOf(cbc.doFinal(plain)));
            expected = Bytes.concat(covered,
                    transform.integrity().orElseThrow().icv(sa.integrityKey, covered, high));
        }
        assertThat(packet).isEqualTo(expected);
    }

    /** Both ends of one SA, with keys made from a seed. */
    private static final class Sa {
        private final PacketTransform transform;
        private final Random random;
        private final Secret encryptionKey;
        private final Secret integrityKey;
        private final PacketSealer sealer;
        private final PacketOpener opener;

        Sa(PacketTransform transform, boolean extended, long seed) {
            this.transform = transform;
            random = new Random(seed);
            encryptionKey = Secret.owning(octets(transform.encryption().keyLength()));
            integrityKey = Secret.owning(octets(transform.integrity().map(i -> i.keyLength()).orElse(0)));
            sealer = transform.sealer(SPI, extended, encryptionKey, integrityKey);
            opener = transform.opener(extended, encryptionKey, integrityKey);
        }

        byte[] octets(int length) {
            byte[] octets = new byte[length];
            random.nextBytes(octets);
            return octets;
        }

        byte[] sealed(int blocks, long sequence) {
            return sealed(octets(blocks * transform.alignment()), sequence);
        }

        byte[] sealed(byte[] plain, long sequence) {
            byte[] packet = new byte[plain.length + transform.overhead()];
            assertThat(sealer.seal(plain, 0, plain.length, packet, 0, sequence)).isEqualTo(packet.length);
            return packet;
        }
    }
}
