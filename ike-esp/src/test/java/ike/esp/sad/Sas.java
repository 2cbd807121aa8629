package ike.esp.sad;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.crypto.packet.PacketTransform;
import ike.engine.EspOptions;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.IpsecProtocol;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TransportAddress;
import ike.esp.packet.Packets;
import ike.wire.ip.IpAddress;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Descriptions of SAs for tests: both ends of one have the same keys. */
public final class Sas {
    /** All addresses of both families. */
    public static final ImmutableList<AddressRange> ANYTHING = ImmutableList.of(range("0.0.0.0", "255.255.255.255"),
            range("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
    /** AES-GCM with a 16-octet ICV and a key of 128 bits. */
    public static final Suite GCM = new Suite(encryption(EncryptionId.ENCR_AES_GCM_16, 128), Optional.empty());

    private Sas() {
    }

    /** What protects the packets of an SA. */
    public record Suite(Encryption encryption, Optional<Integrity> integrity) {
        @Override
        public String toString() {
            return encryption.id() + "-" + encryption.keyBits() + integrity.map(i -> "/" + i.id()).orElse("");
        }
    }

    /** Every combination that there is for packets, AES-CBC last. */
    public static ImmutableList<Suite> suites() {
        Stream<Suite> combined = Algorithms.encryptions().stream().map(e -> new Suite(e, Optional.empty()));
        Stream<Suite> separate = Algorithms.encryptions().stream()
                .flatMap(e -> Algorithms.integrities().stream().map(i -> new Suite(e, Optional.of(i))));
        return Stream.concat(combined, separate).filter(Sas::isForPackets).collect(ImmutableList.toImmutableList());
    }

    private static boolean isForPackets(Suite suite) {
        return PacketTransform.of(suite.encryption().id(), suite.encryption().keyBits(), integrityId(suite))
                .isPresent();
    }

    private static IntegrityId integrityId(Suite suite) {
        return suite.integrity().map(Integrity::id).orElse(IntegrityId.NONE);
    }

    /** One half with keys that depend on the SPI only. */
    public static EspSa sa(SaId id, int spi, Suite suite, ImmutableList<AddressRange> local,
            ImmutableList<AddressRange> remote, Path path) {
        return new EspSa(id, spi, suite.encryption().id(), suite.encryption().keyBits(),
                integrityId(suite),
                key(spi, suite.encryption().keyLength()),
                key(spi + 1, suite.integrity().map(Integrity::keyLength).orElse(0)), IpsecMode.TUNNEL, local,
                remote, path, 32);
    }

    /** A half that takes every packet, between two documentation addresses. */
    public static EspSa sa(SaId id, int spi, Suite suite) {
        return sa(id, spi, suite, ANYTHING, ANYTHING, path("192.0.2.1", "192.0.2.2"));
    }

    /** One half of AH with a key that depends on the SPI only. */
    public static EspSa ah(SaId id, int spi, Integrity integrity, ImmutableList<AddressRange> local,
            ImmutableList<AddressRange> remote, Path path) {
        return new EspSa(id, spi, EncryptionId.ENCR_NULL, 0, integrity.id(), key(spi, 0),
                key(spi, integrity.keyLength()), IpsecMode.TUNNEL, local, remote, path,
                EspOptions.of(32).withProtocol(IpsecProtocol.AH));
    }

    /** The same in another mode. */
    public static EspSa in(IpsecMode mode, EspSa sa) {
        return new EspSa(sa.id(), sa.spi(), sa.encryption(), sa.keyBits(), sa.integrity(), sa.encryptionKey(),
                sa.integrityKey(), mode, sa.local(), sa.remote(), sa.path(), sa.options());
    }

    /** An encapsulated path on ports 4500. */
    public static Path path(String local, String remote) {
        return new Path(Path.Transport.UDP_ENCAPSULATED, new TransportAddress(IpAddress.of(local), 4500),
                new TransportAddress(IpAddress.of(remote), 4500));
    }

    /** A path without encapsulation: IKE on ports 500, ESP without UDP. */
    public static Path plainPath(String local, String remote) {
        return new Path(Path.Transport.UDP, new TransportAddress(IpAddress.of(local), 500),
                new TransportAddress(IpAddress.of(remote), 500));
    }

    /** Every protocol and port of the addresses. */
    public static AddressRange range(String start, String end) {
        return AddressRange.of(IpAddress.of(start), IpAddress.of(end));
    }

    private static Secret key(int seed, int length) {
        byte[] octets = Packets.pattern(length).toArray();
        for (int i = 0; i < octets.length; i++) {
            octets[i] ^= (byte) (seed * 31);
        }
        return Secret.owning(octets);
    }

    private static Encryption encryption(EncryptionId id, int bits) {
        return Algorithms.encryption(id, OptionalInt.of(bits)).orElseThrow();
    }
}
