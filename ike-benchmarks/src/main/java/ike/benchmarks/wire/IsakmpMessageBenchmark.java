package ike.benchmarks.wire;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Dissection;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpHeaders;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.PayloadType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Messages of IKEv1 (RFC 2408 §3): octets to values, values to octets, octets to a tree of named fields; of encrypted ones what is
 * inside, without the cryptography.
 */
@State(Scope.Thread)
public class IsakmpMessageBenchmark {
    /** Which one. */
    @Param
    public IsakmpRecording message;

    private boolean inside;
    private Bytes octets;
    private PayloadType first;
    private IsakmpHeader header;
    private ImmutableList<Payload> payloads;

    /** Reads the recording. */
    @Setup
    public void read() {
        inside = message.isInside();
        octets = message.octets();
        header = IsakmpHeaders.decode(IsakmpRecording.MAIN_MODE_1.octets()).orThrow();
        first = inside ? message.firstInside() : PayloadType.Known.NONE;
        payloads = (inside
                ? IsakmpMessages.decodeInside(first, octets).orThrow()
                : IsakmpMessages.decode(octets).orThrow().payloads()).payloads();
    }

    /** As an engine does with every datagram, after decryption where there is some. */
    @Benchmark
    public Decoded<?> decode() {
        return inside ? IsakmpMessages.decodeInside(first, octets) : IsakmpMessages.decode(octets);
    }

    /** Encoding proves itself by decoding what it wrote: that is part of it. */
    @Benchmark
    public PayloadList encode() {
        return inside ? IsakmpMessages.encodeInside(payloads) : IsakmpMessages.encode(header, payloads).payloads();
    }

    /** As a transcript does. */
    @Benchmark
    public Dissection dissect() {
        return inside ? IsakmpMessages.dissectInside(first, octets) : IsakmpMessages.dissect(octets);
    }
}
