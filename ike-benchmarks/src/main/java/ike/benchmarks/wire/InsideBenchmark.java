package ike.benchmarks.wire;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Dissection;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The payloads inside a message's SK payload (RFC 7296 §3.14), without the cryptography. */
@State(Scope.Thread)
public class InsideBenchmark {
    /** Which one. */
    @Param({"AUTH_REQUEST", "AUTH_RESPONSE"})
    public Recording message;

    private PayloadType first;
    private Bytes octets;
    private ImmutableList<Payload> payloads;

    /** Reads the recording. */
    @Setup
    public void read() {
        first = message.firstInside();
        octets = message.inside();
        payloads = IkeMessages.decodeChain(first, octets).orThrow().stream().map(ChainedPayload::payload)
                .collect(ImmutableList.toImmutableList());
    }

    /** After decryption. */
    @Benchmark
    public Decoded<ImmutableList<ChainedPayload>> decode() {
        return IkeMessages.decodeChain(first, octets);
    }

    /** Before encryption. */
    @Benchmark
    public Bytes encode() {
        return IkeMessages.encodeChain(payloads);
    }

    /** As a transcript does. */
    @Benchmark
    public Dissection dissect() {
        return IkeMessages.dissectChain(first, octets);
    }
}
