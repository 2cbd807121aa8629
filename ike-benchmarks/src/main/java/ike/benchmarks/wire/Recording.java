package ike.benchmarks.wire;

import ike.wire.Bytes;
import ike.wire.v2.PayloadType;
import java.util.List;

/**
 * A message that another implementation sent (public test data of the Wireshark project): AES-GCM-256, Curve25519,
 * pre-shared key.
 */
public enum Recording {
    /** IKE_SA_INIT, 248 octets: SA, KE, Ni, and four notifications. */
    INIT_REQUEST(1),
    /** The answer, 240 octets. */
    INIT_RESPONSE(2),
    /** IKE_AUTH, 245 octets; outside SK nothing, inside IDi, IDr, AUTH, SA, TSi, TSr and three notifications. */
    AUTH_REQUEST(3),
    /** The answer, 221 octets. */
    AUTH_RESPONSE(4);

    private static final String FILE = "ikev2-decrypt-aes256gcm16.pcap";

    private final int frame;

    Recording(int frame) {
        this.frame = frame;
    }

    /** The whole message. */
    public Bytes octets() {
        return Bytes.fromHex(columns("ikev2-datagrams.txt").get(2));
    }

    /** The type of the first payload inside SK. */
    public PayloadType firstInside() {
        return PayloadType.of(Integer.parseInt(columns("ikev2-decrypted.txt").get(2)));
    }

    /** The payloads inside SK, decrypted and without padding. */
    public Bytes inside() {
        return Bytes.fromHex(columns("ikev2-decrypted.txt").get(3));
    }

    private List<String> columns(String table) {
        return RecordedLines.find(table, FILE, frame);
    }
}
