package ike.interop.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.capture.Frame;
import ike.interop.capture.IpPacketBuilder;
import ike.interop.capture.LinkLayer;
import ike.interop.transcript.Explainer;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Headlines;
import ike.interop.transcript.Layer;
import ike.interop.transcript.Protection.Verdict;
import ike.wire.Bytes;
import ike.wire.Malformed;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrapped ESP (RFC 5840): what is not encrypted is read without keys, and with keys the header is held against the SA. */
class WespExplainedTest {
    private static final IpAddress HERE = IpAddress.of("192.0.2.1");
    private static final IpAddress THERE = IpAddress.of("192.0.2.2");
    /** The packet of draft-mcgrew-gcm-test-01 that is not encrypted; its trailer says that it holds ICMP. */
    private static final Bytes GMAC = Bytes.fromHex("0000432100000007 0000000000000000"
            + "45000030da3a00008001df3bc0a80005c0a800010800c6cd020007006162636465666768696a6b6c6d6e6f7071727374"
            + "01020201 f2a9a836e155106aa8dcd618e4099aaa");
    /** HdrLen is 4 octets of header, 8 of ESP, 8 of vector. */
    private static final Bytes HEADER = Bytes.fromHex("01141000");

    @TempDir
    private Path folder;

    @Test
    void whatIsNotEncryptedIsReadWithoutKeys() {
        ImmutableList<Explanation> told = explain(Bytes.concat(HEADER, GMAC), KeyTables.NONE);
        assertThat(told).extracting(Headlines::of).satisfiesExactly(
                header -> assertThat(header).isEqualTo("WESP, not encrypted: ICMP"),
                esp -> assertThat(esp).startsWith("ESP SPI 00004321, sequence number 7: ICMP"));
        assertThat(told.getLast().notes()).containsExactly("no keys for this ESP SA, so its integrity is unchecked");
        assertThat(told).allSatisfy(WespExplainedTest::isWhole);
    }

    @Test
    void withKeysItsIntegrityIsChecked() throws IOException {
        ImmutableList<Explanation> told = explain(Bytes.concat(HEADER, GMAC), keys());
        assertThat(told.getLast().layers().getFirst().protection().orElseThrow().verdict()).isEqualTo(Verdict.GOOD);
        assertThat(told).allSatisfy(WespExplainedTest::isWhole);
    }

    @Test
    void whatIsEncryptedStaysSealed() {
        ImmutableList<Explanation> told = explain(Bytes.concat(Bytes.fromHex("00000020"), GMAC), KeyTables.NONE);
        assertThat(told).extracting(Headlines::of).containsExactly("WESP, encrypted",
                "ESP SPI 00004321, sequence number 7");
        assertThat(told).allSatisfy(WespExplainedTest::isWhole);
    }

    /** Behind UDP it has one of the numbers that no SPI is. */
    @Test
    void behindUdpTheIdentifierTells() {
        Bytes datagram = Bytes.concat(Bytes.u16(4500), Bytes.u16(4500), Bytes.u16(8 + 8 + GMAC.length()), Bytes.u16(0),
                Bytes.u32(2), HEADER, GMAC);
        for (String[] ends : new String[][]{{"192.0.2.1", "192.0.2.2"}, {"2001:db8::1", "2001:db8::2"}}) {
            ImmutableList<Explanation> told = explain(IpPacketBuilder.ip(IpProtocol.UDP, IpAddress.of(ends[0]),
                    IpAddress.of(ends[1]), datagram));
            assertThat(told).extracting(Explanation::encapsulated).containsExactly(true, true);
            assertThat(told).extracting(Headlines::of).startsWith("WESP, not encrypted: ICMP");
            assertThat(told).allSatisfy(WespExplainedTest::isWhole);
        }
    }

    @Test
    void underIpv6ThereIsPadding() {
        Bytes padded = Bytes.concat(Bytes.fromHex("01181010 00000000"), GMAC);
        assertThat(explain(IpPacketBuilder.ip(IpProtocol.WESP, IpAddress.of("2001:db8::1"),
                IpAddress.of("2001:db8::2"), padded))).hasSize(2).allSatisfy(WespExplainedTest::isWhole);
        assertThat(problem(explain(padded, KeyTables.NONE))).isEqualTo("padding, expected none but under IPv6");
        assertThat(problem(explain(IpPacketBuilder.ip(IpProtocol.WESP, IpAddress.of("2001:db8::1"),
                IpAddress.of("2001:db8::2"), Bytes.concat(HEADER, GMAC)))))
                .isEqualTo("no padding, expected 4 octets of it under IPv6");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"04141000 | says IPv4, but ESP's trailer says ICMP",
            "01101000 | says 16, but the SA's vector has 8 octets",
            "01140c00 | says 12, but the SA's check value has 16 octets",
            "00000020 | encrypted, but the SA has ENCR_NULL_AUTH_AES_GMAC"})
    void whatContradictsTheSaIsNamed(String header, String problem) throws IOException {
        ImmutableList<Explanation> told = explain(Bytes.concat(Bytes.fromHex(header), GMAC), keys());
        assertThat(problem(told)).isEqualTo(problem);
        assertThat(told.getLast().layers()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0114, 1", "01141040, 1", "0114100000004321, 1", "01141000000043210000000701, 2",
            "01ff1000000043210000000701, 2", "011410000000432100000007, 2"})
    void whatIsCutOrWrongIsToldAsFarAsItGoes(String octets, int packets) {
        ImmutableList<Explanation> told = explain(Bytes.fromHex(octets), KeyTables.NONE);
        assertThat(told).hasSize(packets);
    }

    private KeyTables keys() throws IOException {
        Files.write(folder.resolve("esp_sa"), List.of("\"IPv4\",\"*\",\"*\",\"0x4321\",\"NULL_AUTH_AES_GMAC\","
                + "\"0x4c80cdefbb5d10da906ac73c3613a63422433c64\",\"NULL\",\"\""));
        return KeyTables.read(folder);
    }

    private static String problem(ImmutableList<Explanation> told) {
        return told.getFirst().layers().getFirst().problem().map(Malformed::problem).orElse("");
    }

    private static void isWhole(Explanation explanation) {
        for (Layer layer : explanation.layers()) {
            assertThat(layer.problem()).isEmpty();
            assertThat(layer.root().leaves().mapToInt(leaf -> leaf.length()).sum()).isEqualTo(layer.octets().length());
        }
    }

    private static ImmutableList<Explanation> explain(Bytes wesp, KeyTables keys) {
        return explain(keys, IpPacketBuilder.ip(IpProtocol.WESP, HERE, THERE, wesp));
    }

    private static ImmutableList<Explanation> explain(Bytes packet) {
        return explain(KeyTables.NONE, packet);
    }

    private static ImmutableList<Explanation> explain(KeyTables keys, Bytes packet) {
        return new Explainer(() -> keys, ImmutableSet.of())
                .explain(new Frame(1, Optional.of(Instant.EPOCH), LinkLayer.RAW_IP, packet, packet.length())).stream()
                .map(result -> ((Explainer.Result.Explained) result).explanation())
                .collect(ImmutableList.toImmutableList());
    }
}
