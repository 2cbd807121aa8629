package ike.interop.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import ike.engine.EspOptions;
import ike.esp.SimulatedDatapath;
import ike.interop.Tshark;
import ike.interop.capture.IpPacketBuilder;
import ike.interop.capture.PcapngWriter;
import ike.wire.Bytes;
import ike.wire.ip.IpProtocol;
import ike.wire.v2.EncryptionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the datapath seals with every algorithm of ESP that Wireshark has a name for, tshark decrypts and finds right; docs/tshark.md
 * says what it has none for. Skipped where no tshark is installed.
 */
class EspTsharkTest {
    private static final ImmutableList<Integer> SIZES = ImmutableList.of(1, 14, 15, 16, 1300);

    @TempDir
    private Path folder;

    @Test
    void tsharkDecryptsEveryAlgorithmThatItKnows() throws Exception {
        assumeTrue(Tshark.isHere(), "no tshark: its view is not compared");
        List<EspSuite> suites = EspSuite.all().stream().filter(EspTsharkTest::isKnown).toList();
        assertThat(suites).hasSizeGreaterThan(40);
        List<String> expected = write(suites);
        List<String> seen = new Tshark(folder).read(folder.resolve("c.pcapng"), "-T", "fields", "-E", "separator=|",
                "-e", "esp.spi", "-e", "esp.icv_good", "-e", "ip.proto", "-e", "ip.dst", "-e", "data.data").lines()
                .toList();
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    private List<String> write(List<EspSuite> suites) throws IOException {
        List<String> expected = new ArrayList<>();
        try (KeyTableWriter keys = KeyTableWriter.open(folder.resolve("wireshark"));
                PcapngWriter capture = new PcapngWriter(Files.newOutputStream(folder.resolve("c.pcapng")))) {
            for (EspSuite suite : suites) {
                keys.add(suite.keys());
                try (SimulatedDatapath datapath = suite.datapath(EspOptions.of(32))) {
                    for (int size : SIZES) {
                        Bytes data = suite.pattern(size);
                        capture.write(Instant.EPOCH, IpPacketBuilder.ip(IpProtocol.ESP, EspSuite.HERE.address(),
                                EspSuite.THERE.address(), EspSuite.sealed(datapath, data)));
                        expected.add(String.format("0x%08x|1|50,253|192.0.2.2,10.2.0.1|%s", suite.spi(), data.hex()));
                    }
                }
            }
        }
        return expected;
    }

    private static boolean isKnown(EspSuite suite) {
        boolean longBlowfish = suite.encryption().id() == EncryptionId.ENCR_BLOWFISH
                && suite.encryption().keyBits() > 128;
        // What Wireshark has no name for is written with IANA's.
        return !longBlowfish && !WiresharkNames.esp(suite.cipher()).equals(suite.encryption().id().label())
                && !WiresharkNames.esp(new IcvCheck.By(suite.check())).equals(suite.check().label());
    }
}
