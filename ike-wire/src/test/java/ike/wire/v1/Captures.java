package ike.wire.v1;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import ike.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The datagrams of other implementations in the test resources; their README names the origin. */
final class Captures {
    /** A whole IKE message. */
    record Datagram(String file, int frame, Bytes octets) {
    }

    /** What an encrypted message held, padding included. */
    record Inside(String file, int frame, PayloadType first, Bytes octets) {
    }

    private Captures() {
    }

    static ImmutableList<Datagram> datagrams() {
        return lines("ikev1-datagrams.txt").stream()
                .map(l -> new Datagram(l.get(0), Integer.parseInt(l.get(1)), Bytes.fromHex(l.get(2))))
                .collect(ImmutableList.toImmutableList());
    }

    static Datagram datagram(String file, int frame) {
        return datagrams().stream().filter(d -> d.file().equals(file) && d.frame() == frame).findFirst().orElseThrow();
    }

    static ImmutableList<Inside> decrypted() {
        return lines("ikev1-decrypted.txt").stream()
                .map(l -> new Inside(l.get(0), Integer.parseInt(l.get(1)),
                        PayloadType.of(Integer.parseInt(l.get(2))), Bytes.fromHex(l.get(3))))
                .collect(ImmutableList.toImmutableList());
    }

    static Inside decrypted(String file, int frame) {
        return decrypted().stream().filter(d -> d.file().equals(file) && d.frame() == frame).findFirst().orElseThrow();
    }

    private static ImmutableList<List<String>> lines(String name) {
        try {
            return Resources.readLines(Resources.getResource("captures/" + name), StandardCharsets.UTF_8).stream()
                    .map(Splitter.on(' ')::splitToList).collect(ImmutableList.toImmutableList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
