package ike.crypto.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
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
        Assume.that(transform.ivLength() > 0);
        Sa sa = new Sa(transform, false, seed);
        Stream<Bytes> ivs = Stream.iterate(1L, n -> n + 1).limit(50)
                .map(n -> Bytes.copyOf(sa.sealed(1, n), PacketTransform.HEADER_LENGTH, transform.ivLength()));
        assertThat(ivs.distinct().count()).isEqualTo(50);
    }

    /** The packet is what RFC 4303 and the RFC of its cipher say, put together here in the plainest way. */
    @Property(tries = 300)
    void packetsAreWhatTheirRfcsSay(@ForAll("transforms") PacketTransform transform, @ForAll boolean extended,
            @ForAll @IntRange(min = 1, max = 20) int blocks, @ForAll long seed) {
        Sa sa = new Sa(transform, extended, seed);
        byte[] plain = sa.octets(blocks * transform.alignment());
        long sequence = extended ? 0x5_0000_0042L : 0x42;
        Bytes packet = Bytes.copyOf(sa.sealed(plain, sequence));

        Bytes header = Bytes.concat(Bytes.u32(SPI), Bytes.u32(0x42));
        Bytes high = extended ? Bytes.u32(5) : Bytes.EMPTY;
        Bytes iv = packet.slice(8, 8 + transform.ivLength());
        Bytes aad = Bytes.concat(header.slice(0, 4), high, header.from(4));
        Bytes covered = Bytes.concat(header, iv,
                transform.encryption().seal(sa.encryptionKey, iv, aad, Bytes.copyOf(plain)));
        assertThat(packet).isEqualTo(transform.integrity()
                .map(check -> Bytes.concat(covered, check.icv(sa.integrityKey, covered, high))).orElse(covered));
    }

    /** RFC 8750 §4: the nonce of AES-GCM is the salt and the whole sequence number, though the packet has no vector. */
    @Property(tries = 100)
    void anImplicitVectorIsTheSequenceNumber(@ForAll boolean extended, @ForAll long seed) {
        PacketTransform implicit = PacketTransform.of(EncryptionId.ENCR_AES_GCM_16_IIV, 128, IntegrityId.NONE)
                .orElseThrow();
        Sa sa = new Sa(implicit, extended, seed);
        byte[] plain = sa.octets(8 * implicit.alignment());
        Bytes packet = Bytes.copyOf(sa.sealed(plain, extended ? 0x5_0000_0042L : 0x42));

        Bytes high = extended ? Bytes.u32(5) : Bytes.EMPTY;
        Bytes aad = Bytes.concat(packet.slice(0, 4), high, packet.slice(4, 8));
        Bytes iv = Bytes.concat(Bytes.u32(extended ? 5 : 0), Bytes.u32(0x42));
        Bytes explicit = Algorithms.encryption(EncryptionId.ENCR_AES_GCM_16, OptionalInt.of(128)).orElseThrow()
                .seal(sa.encryptionKey, iv, aad, Bytes.copyOf(plain));
        assertThat(packet.from(8)).isEqualTo(explicit);
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
