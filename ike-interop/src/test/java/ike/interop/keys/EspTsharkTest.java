package ike.interop.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.crypto.packet.PacketTransform;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TransportAddress;
import ike.esp.SimulatedDatapath;
import ike.esp.sad.SequenceLimits;
import ike.interop.Tshark;
import ike.interop.capture.IpPacketBuilder;
import ike.interop.capture.PcapngWriter;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the datapath seals with every algorithm of ESP that Wireshark has a name for, tshark decrypts and finds right; docs/tshark.md
 * says what it has none for. Skipped where no tshark is installed.
 */
class EspTsharkTest {
    private static final TransportAddress HERE = new TransportAddress(IpAddress.of("192.0.2.1"), 500);
    private static final TransportAddress THERE = new TransportAddress(IpAddress.of("192.0.2.2"), 500);
    private static final ImmutableList<AddressRange> ANYTHING = ImmutableList
            .of(AddressRange.of(IpAddress.ANY4, IpAddress.of("255.255.255.255")));
    /** A protocol in which nothing is read (RFC 3692). */
    private static final int EXPERIMENT = 253;
    private static final ImmutableList<Integer> SIZES = ImmutableList.of(1, 14, 15, 16, 1300);

    @TempDir
    private java.nio.file.Path folder;

    /** One SA, by its place in the list of all. */
    private record Suite(int spi, Encryption encryption, Optional<Integrity> integrity) {
        IntegrityId check() {
            return integrity.map(Integrity::id).orElse(IntegrityId.NONE);
        }

        CipherChoice cipher() {
            return CipherChoice.of(encryption.id(), encryption.keyBits());
        }

        EspSa sa() {
            return new EspSa(SaId.outbound(spi), spi, encryption.id(), encryption.keyBits(), check(),
                    key(encryption.keyLength(), spi), key(integrity.map(Integrity::keyLength).orElse(0), spi + 1),
                    IpsecMode.TUNNEL, ANYTHING, ANYTHING, new Path(Path.Transport.UDP, HERE, THERE), 32);
        }
    }

    @Test
    void tsharkDecryptsEveryAlgorithmThatItKnows() throws Exception {
        assumeTrue(Tshark.isHere(), "no tshark: its view is not compared");
        List<Suite> suites = suites();
        assertThat(suites).hasSizeGreaterThan(40);
        List<String> expected = write(suites);
        List<String> seen = new Tshark(folder).read(folder.resolve("c.pcapng"), "-T", "fields", "-E", "separator=|",
                "-e", "esp.spi", "-e", "esp.icv_good", "-e", "ip.proto", "-e", "ip.dst", "-e", "data.data").lines()
                .toList();
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    private List<String> write(List<Suite> suites) throws IOException {
        List<String> expected = new ArrayList<>();
        try (KeyTableWriter keys = KeyTableWriter.open(folder.resolve("wireshark"));
                PcapngWriter capture = new PcapngWriter(Files.newOutputStream(folder.resolve("c.pcapng")))) {
            for (Suite suite : suites) {
                EspSa sa = suite.sa();
                keys.add(new EspSaKeys(true, Optional.empty(), Optional.empty(), OptionalLong.of(suite.spi()),
                        suite.cipher(), sa.encryptionKey(), new IcvCheck.By(suite.check()), sa.integrityKey()));
                try (SimulatedDatapath datapath = new SimulatedDatapath(SequenceLimits.DEFAULT, _ -> {
                })) {
                    datapath.install(sa);
                    for (int size : SIZES) {
                        Bytes data = pattern(size, suite.spi());
                        SimulatedDatapath.Outbound sealed = datapath.seal(IpPacketBuilder.ip(EXPERIMENT,
                                IpAddress.of("10.1.0.1"), IpAddress.of("10.2.0.1"), data));
                        assertThat(sealed).isInstanceOf(SimulatedDatapath.Outbound.Sealed.class);
                        capture.write(Instant.EPOCH, IpPacketBuilder.ip(IpProtocol.ESP, HERE.address(),
                                THERE.address(), ((SimulatedDatapath.Outbound.Sealed) sealed).esp()));
                        expected.add(String.format("0x%08x|1|50,253|192.0.2.2,10.2.0.1|%s", suite.spi(), data.hex()));
                    }
                }
            }
        }
        return expected;
    }

    private static List<Suite> suites() {
        List<Suite> known = new ArrayList<>();
        for (Encryption encryption : Algorithms.encryptions()) {
            Stream.concat(Stream.of(Optional.<Integrity>empty()), Algorithms.integrities().stream().map(Optional::of))
                    .map(integrity -> new Suite(known.size() + 1000, encryption, integrity))
                    .filter(EspTsharkTest::isKnown).forEach(known::add);
        }
        return known;
    }

    private static boolean isKnown(Suite suite) {
        boolean ours = PacketTransform.of(suite.encryption().id(), suite.encryption().keyBits(), suite.check())
                .isPresent();
        boolean longBlowfish = suite.encryption().id() == EncryptionId.ENCR_BLOWFISH
                && suite.encryption().keyBits() > 128;
        // What Wireshark has no name for is written with IANA's.
        return ours && !longBlowfish && !WiresharkNames.esp(suite.cipher()).equals(suite.encryption().id().label())
                && !WiresharkNames.esp(new IcvCheck.By(suite.check())).equals(suite.check().label());
    }

    private static Secret key(int length, int seed) {
        return Secret.copyOf(pattern(length, seed));
    }

    private static Bytes pattern(int length, int seed) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) (31 * i + 7 * seed + 1);
        }
        return Bytes.owning(octets);
    }
}
