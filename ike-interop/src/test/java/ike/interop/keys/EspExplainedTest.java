package ike.interop.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import ike.engine.EspOptions;
import ike.esp.SimulatedDatapath;
import ike.interop.capture.Frame;
import ike.interop.capture.IpPacketBuilder;
import ike.interop.capture.LinkLayer;
import ike.interop.transcript.Explainer;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Headlines;
import ike.interop.transcript.Protection.Verdict;
import ike.wire.Bytes;
import ike.wire.ip.IpProtocol;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.IntegrityId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ike explain} opens ESP in every algorithm, with keys as they stand in the table. */
class EspExplainedTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyAlgorithmIsOpened(boolean extendedSequence) throws IOException {
        List<EspSuite> suites = EspSuite.all();
        assertThat(suites).extracting(suite -> suite.encryption().id()).contains(EncryptionId.ENCR_NULL_AUTH_AES_GMAC,
                EncryptionId.ENCR_CHACHA20_POLY1305_IIV, EncryptionId.ENCR_IDEA, EncryptionId.ENCR_CAMELLIA_CCM_12);
        try (KeyTableWriter tables = KeyTableWriter.open(folder)) {
            for (EspSuite suite : suites) {
                tables.add(suite.keys());
            }
        }
        KeyTables keys = KeyTables.read(folder);
        EspOptions options = EspOptions.of(32).withExtendedSequence(extendedSequence);
        for (EspSuite suite : suites) {
            try (SimulatedDatapath datapath = suite.datapath(options)) {
                for (int size : List.of(1, 14, 15, 16, 1300)) {
                    Bytes data = suite.pattern(size);
                    Explanation explanation = explain(EspSuite.sealed(datapath, data), keys);
                    assertThat(explanation.layers()).as(suite.toString()).hasSize(2)
                            .last().satisfies(layer -> assertThat(layer.octets().hex()).contains(data.hex()));
                    boolean checked = suite.encryption().aead() || suite.check() != IntegrityId.NONE;
                    assertThat(explanation.layers().getFirst().protection().orElseThrow().verdict())
                            .isEqualTo(checked ? Verdict.GOOD : Verdict.UNCHECKED);
                }
            }
        }
    }

    /** Not encrypted but protected: the packet of draft-mcgrew-gcm-test-01 (RFC 4543 §3). */
    @Test
    void somebodyElsesGmacIsOpened() throws IOException {
        Files.writeString(folder.resolve("esp_sa"), "\"IPv4\",\"*\",\"*\",\"0x4321\",\"NULL_AUTH_AES_GMAC\","
                + "\"0x4c80cdefbb5d10da906ac73c3613a63422433c64\",\"NULL\",\"\"\n");
        Bytes packet = Bytes.fromHex("0000432100000007 0000000000000000"
                + "45000030da3a00008001df3bc0a80005c0a800010800c6cd020007006162636465666768696a6b6c6d6e6f7071727374"
                + "01020201 f2a9a836e155106aa8dcd618e4099aaa");
        assertThat(explain(packet, KeyTables.read(folder)).layers()).satisfiesExactly(
                outside -> assertThat(outside.protection().orElseThrow().verdict()).isEqualTo(Verdict.GOOD),
                inside -> assertThat(inside.octets()).isEqualTo(packet.slice(16, packet.length() - 16)));
    }

    /** Of a tunnel that has carried more than 2^32 packets the upper half of the number stands in the table. */
    @Test
    void theUpperHalfOfTheSequenceNumberComesFromTheTable() throws IOException {
        Files.writeString(folder.resolve("esp_sa"),
                "\"Any\",\"*\",\"*\",\"0x4321\",\"NULL\",\"\",\"HMAC-SHA-1-96 [RFC2404]\","
                        + "\"0x000102030405060708090a0b0c0d0e0f10111213\",\"64-bit\",\"0x2\"\n");
        // HMAC over SPI, 32 bits, payload and trailer, and 00000002, of that key.
        Bytes packet = Bytes.fromHex("0000432100000009 61620102023b 0d32301c55bd44b032166241");
        assertThat(explain(packet, KeyTables.read(folder)).layers().getFirst().protection().orElseThrow().verdict())
                .isEqualTo(Verdict.GOOD);
    }

    /** A tunnel in a tunnel, and IKE in that (RFC 4301 §4.3); how deep one looks has an end. */
    @Test
    void whatATunnelCarriesIsLookedInto() throws IOException {
        Files.writeString(folder.resolve("esp_sa"), "\"IPv4\",\"*\",\"*\",\"*\",\"NULL\",\"\",\"NULL\",\"\"\n");
        KeyTables keys = KeyTables.read(folder);
        Bytes packet = IpPacketBuilder.udp(EspSuite.HERE, EspSuite.THERE,
                IkeMessages.encode(IkeHeader.of(new IkeSpi(1), new IkeSpi(0), ExchangeType.Known.IKE_SA_INIT,
                        IkeHeader.FLAG_INITIATOR, 0), List.of()).octets());
        for (int spi = 1; spi <= 3; spi++) {
            packet = tunnel(spi, packet);
        }
        assertThat(explainAll(packet, keys)).extracting(Headlines::of).satisfiesExactly(
                third -> assertThat(third).startsWith("ESP SPI 00000003"),
                second -> assertThat(second).startsWith("ESP SPI 00000002"),
                first -> assertThat(first).startsWith("ESP SPI 00000001"),
                ike -> assertThat(ike).startsWith("IKEv2 IKE_SA_INIT request 0"));
        for (int spi = 4; spi <= 100; spi++) {
            packet = tunnel(spi, packet);
        }
        assertThat(explainAll(packet, keys)).hasSize(5);
    }

    private static Bytes tunnel(int spi, Bytes packet) {
        return IpPacketBuilder.ip(IpProtocol.ESP, EspSuite.HERE.address(), EspSuite.THERE.address(),
                Bytes.concat(Bytes.u32(spi), Bytes.u32(1), packet, Bytes.of(0, IpProtocol.IPV4)));
    }

    private static Explanation explain(Bytes esp, KeyTables keys) {
        return explainAll(
                IpPacketBuilder.ip(IpProtocol.ESP, EspSuite.HERE.address(), EspSuite.THERE.address(), esp), keys)
                .getFirst();
    }

    private static List<Explanation> explainAll(Bytes packet, KeyTables keys) {
        return new Explainer(() -> keys, ImmutableSet.of())
                .explain(new Frame(1, Optional.of(Instant.EPOCH), LinkLayer.RAW_IP, packet, packet.length())).stream()
                .map(result -> ((Explainer.Result.Explained) result).explanation()).toList();
    }
}
