package ike.interop.transcript;

import com.google.common.collect.ImmutableSet;
import ike.interop.Captures;
import ike.interop.capture.Frame;
import ike.interop.keys.KeyTables;
import ike.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Frames of real captures, frames made by hand, and what the explainer says of them. */
final class Packets {
    private Packets() {
    }

    static KeyTables keys() {
        try {
            return KeyTables.read(Captures.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Frame> frames(String capture) {
        try {
            return Captures.frames(capture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Explanation> explain(String capture, KeyTables keys) {
        Explainer explainer = new Explainer(() -> keys, ImmutableSet.of());
        return frames(capture).stream().map(frame -> explained(explainer.explain(frame))).toList();
    }

    static Explanation explained(List<Explainer.Result> results) {
        return switch (results.getFirst()) {
            case Explainer.Result.Explained(Explanation explanation) -> explanation;
            case Explainer.Result.Other(String what) -> throw new AssertionError("not explained: " + what);
        };
    }

    /** A frame of a bare IP packet. */
    static Frame frame(Bytes packet) {
        return new Frame(1, Optional.of(Instant.EPOCH), 101, packet, packet.length());
    }

    /** A UDP datagram from 192.0.2.1 to 192.0.2.2 in IPv4. */
    static Bytes udp(int source, int destination, Bytes content) {
        Bytes datagram = Bytes.concat(Bytes.u16(source), Bytes.u16(destination), Bytes.u16(8 + content.length()),
                Bytes.u16(0), content);
        return ipv4(17, 0, datagram);
    }

    /** AH with SPI 0xabc, sequence number 5, and 12 octets of check value. */
    static Bytes ah(int nextHeader, Bytes payload) {
        return Bytes.concat(Bytes.of(nextHeader, 4), Bytes.fromHex("0000 00000abc 00000005"), Bytes.zeros(12), payload);
    }

    /** An IPv4 packet from 192.0.2.1 to 192.0.2.2. */
    static Bytes ipv4(int protocol, int fragment, Bytes payload) {
        return Bytes.concat(Bytes.fromHex("4500"), Bytes.u16(20 + payload.length()), Bytes.u16(7), Bytes.u16(fragment),
                Bytes.of(64, protocol, 0, 0), Bytes.fromHex("c0000201 c0000202"), payload);
    }

    /** The IKE message in a frame of UDP in IPv4 in Ethernet. */
    static Bytes message(Frame frame) {
        return frame.octets().from(14 + 20 + 8);
    }
}
