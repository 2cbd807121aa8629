package ike.interop.capture;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.Captures;
import ike.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CaptureProperties {
    @Property(tries = 300)
    void whatWasWrittenIsRead(@ForAll @Size(max = 20) List<@Size(max = 100) byte[]> packets,
            @ForAll @IntRange(max = 999_999_999) int nanos) throws IOException {
        Instant time = Instant.ofEpochSecond(1_767_225_600, nanos);
        Frames read = Frames.of(write(packets, time));
        assertThat(read.error()).isNull();
        assertThat(read.frames()).extracting(frame -> Bytes.copyOf(frame.octets().toArray()))
                .isEqualTo(packets.stream().map(Bytes::copyOf).toList());
        assertThat(read.frames()).allSatisfy(frame -> {
            assertThat(frame.time()).contains(time);
            assertThat(frame.linkType()).isEqualTo(101);
            assertThat(frame.isCutShort()).isFalse();
        });
    }

    @Property(tries = 500)
    void noMutationEscapesAsAnythingButOneLine(@ForAll @IntRange(max = 1447) int at, @ForAll byte value,
            @ForAll @IntRange(max = 1448) int cut) throws IOException {
        for (String name : List.of("ikev2-decrypt-aes256gcm16.pcap", "ikev2-decrypt-aes256cbc.pcapng")) {
            byte[] octets = Files.readAllBytes(Captures.file(name));
            octets[at] = value;
            Frames read = Frames.of(java.util.Arrays.copyOf(octets, octets.length - cut));
            assertThat(read.frames().size()).isBetween(0, 6);
            if (read.error() != null) {
                assertThat(read.error()).hasLineCount(1);
            }
        }
    }

    private static byte[] write(List<byte[]> packets, Instant time) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(file)) {
            for (byte[] packet : packets) {
                writer.write(time, Bytes.copyOf(packet));
            }
        }
        return file.toByteArray();
    }
}
