package ike.interop.conversation;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import ike.interop.transcript.Explanation;

/** What a message that is sent once more is known by: its octets (RFC 7296 §2.1, RFC 2408 §5.1). */
final class Fingerprint {
    private Fingerprint() {
    }

    static HashCode of(Explanation explanation) {
        return Hashing.sha256().hashBytes(explanation.layers().getFirst().octets().toArray());
    }
}
