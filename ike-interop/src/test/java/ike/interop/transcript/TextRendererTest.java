package ike.interop.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextRendererTest {
    @Test
    void aPacketIsABlock() {
        TextRenderer renderer = new TextRenderer(Style.PLAIN);
        List<String> blocks = Packets.explain("ikev2-decrypt-aes256gcm16.pcap", Packets.keys()).stream()
                .map(renderer::render).toList();
        assertThat(blocks.getLast()).isEqualTo(
                """
                        #6  +71.910651 s  192.168.1.2:500 → 192.168.1.14:500  57 octets
                            IKEv2 INFORMATIONAL response 0 from the initiator: SK {}
                                0    28  IKE header                                                                           RFC 7296 §3.1
                                0     8    IKE SA Initiator's SPI           0158b8fb90b7623d
                                8     8    IKE SA Responder's SPI           13514610cea16160
                               16     1    Next Payload                     SK (46)
                               17     1    Version                          2.0
                               18     1    Exchange Type                    INFORMATIONAL (37)
                               19     1    Flags                            response of the initiator
                               20     4    Message ID                       0
                               24     4    Length                           57
                               28    29  SK payload                                                                           RFC 7296 §3.14
                               28     1    Next Payload                     No Next Payload (0)                               RFC 7296 §3.2
                               29     1    Critical, RESERVED               not critical
                               30     2    Payload Length                   29
                               32     8    Initialization Vector            393999e954851745                                  RFC 7296 §3.14
                               40     1    Encrypted                        46
                               41    16    Integrity Checksum Data          8af5d42d07629756e4c8e8a33739a7d1
                            ENCR_AES_GCM_16-256: integrity good
                            inside the encrypted part, offsets from the first decrypted octet:
                                0     0  Padding                                                                              RFC 7296 §3.14
                                0     1  Pad Length                         0

                        """);
        assertThat(blocks.getFirst()).startsWith("#1  2016-08-20T16:35:21.499556Z  ");
    }

    @Test
    void longOctetsAreWrappedButWhole() {
        Explanation request = Packets.explain("ikev2-decrypt-aes256gcm16.pcap", Packets.keys()).getFirst();
        String text = new TextRenderer(Style.PLAIN).render(request);
        String ke = text.lines().dropWhile(line -> !line.contains("Key Exchange Data")).limit(2)
                .map(line -> line.substring(52).strip()).collect(Collectors.joining());
        assertThat(ke).isEqualTo("4248498e074b233630bb01542d37308a52e14cdfa03bfa778b56ae63dab7912e"
                + "ea25319fb2183e60a74d3d352ed219932ebc9d72a5a2c284816dbe4b286cc110");
    }

    @Test
    void coloursChangeNothingButColours() {
        Explanation request = Packets.explain("ikev2-decrypt-aes256gcm16.pcap", Packets.keys()).get(2);
        String plain = new TextRenderer(Style.PLAIN).render(request);
        String coloured = new TextRenderer(Style.ANSI).render(request);
        assertThat(coloured).contains("\033[").isNotEqualTo(plain);
        assertThat(coloured.replaceAll("\033\\[[0-9;]*m", "").replaceAll(" +\n", "\n")).isEqualTo(plain);
    }
}
