package ike.benchmarks.wire;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Dissection;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.Payload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whole IKEv2 messages (RFC 7296 §3): octets to values, values to octets, octets to a tree of named fields. */
@State(Scope.Thread)
public class MessageBenchmark {
    /** Which one. */
    @Param
    public Recording message;

    private Bytes octets;
    private IkeMessage decoded;
    private ImmutableList<Payload> payloads;

    /** Reads the recording. */
    @Setup
    public void read() {
        octets = message.octets();
        decoded = IkeMessages.decode(octets).orThrow();
        payloads = decoded.payloads();
    }

    /** As an engine does with every datagram. */
    @Benchmark
    public Decoded<IkeMessage> decode() {
        return IkeMessages.decode(octets);
    }

    /** Encoding proves itself by decoding what it wrote: that is part of it. */
    @Benchmark
    public IkeMessage encode() {
        return IkeMessages.encode(decoded.header(), payloads);
    }

    /** As a transcript does. */
    @Benchmark
    public Dissection dissect() {
        return IkeMessages.dissect(octets);
    }
}
