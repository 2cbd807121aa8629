package ike.benchmarks.wire;

import ike.wire.Bytes;
import ike.wire.v1.PayloadType;
import java.util.List;

/**
 * A message of IKEv1 that another implementation sent (public test data of the Wireshark project): Main Mode with certificates,
 * then Quick Mode.
 */
public enum IsakmpRecording {
    /** The first of Main Mode: SA and Vendor IDs. */
    MAIN_MODE_1(1, false),
    /** The third: KE, nonce, NAT-D. */
    MAIN_MODE_3(3, false),
    /** What is encrypted in the fifth: identity, certificates, signature. */
    MAIN_MODE_5(5, true),
    /** What is encrypted in the first of Quick Mode: HASH, SA, nonce, KE, identities. */
    QUICK_MODE_1(7, true);

    private static final String FILE = "ikev1-certs.pcap";

    private final int frame;
    private final boolean encrypted;

    IsakmpRecording(int frame, boolean encrypted) {
        this.frame = frame;
        this.encrypted = encrypted;
    }

    /** True where the recorded octets are what the decrypted message holds, without a header. */
    boolean isInside() {
        return encrypted;
    }

    /** The message, or what was encrypted in it, filled up to the block of its cipher. */
    Bytes octets() {
        List<String> columns = RecordedLines.find(encrypted ? "ikev1-decrypted.txt" : "ikev1-datagrams.txt", FILE,
                frame);
        return Bytes.fromHex(columns.getLast());
    }

    /** The type of the first payload of {@link #octets} that have no header. */
    PayloadType firstInside() {
        return PayloadType.of(Integer.parseInt(RecordedLines.find("ikev1-decrypted.txt", FILE, frame).get(2)));
    }
}
