package ike.wire.ip;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import ike.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** IP packets of other implementations; the README of the test resources names their origin. */
final class Packets {
    private Packets() {
    }

    static ImmutableList<Bytes> all() {
        try {
            return Resources.readLines(Resources.getResource("captures/ip-packets.txt"), StandardCharsets.UTF_8)
                    .stream().map(line -> Bytes.fromHex(Splitter.on(' ').splitToList(line).get(2)))
                    .collect(ImmutableList.toImmutableList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImmutableList<Bytes> ofProtocol(int protocol) {
        return all().stream().filter(packet -> packet.u8(9) == protocol).collect(ImmutableList.toImmutableList());
    }
}
