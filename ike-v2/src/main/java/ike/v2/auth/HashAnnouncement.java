package ike.v2.auth;

import com.google.common.collect.ImmutableSet;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;

/**
 * SIGNATURE_HASH_ALGORITHMS (RFC 7427 §4): the hashes that its sender checks signatures with, two octets each. Whoever
 * announces any takes the Digital Signature method, and whoever announces none does not.
 *
 * @param codes of the hashes, as in {@link ike.wire.v2.HashAlgorithmId}
 */
public record HashAnnouncement(ImmutableSet<Integer> codes) {
    /** That of Ed25519 and Ed448, which hash by themselves (RFC 8420 §2). */
    private static final int IDENTITY = 5;

    /** Ours. SHA-1 is not among them: RFC 8247 §3.2 forbids it here. */
    public static final HashAnnouncement OURS = new HashAnnouncement(ImmutableSet.of(SignatureHash.SHA2_256.code(),
            SignatureHash.SHA2_384.code(), SignatureHash.SHA2_512.code(), IDENTITY));

    /** Of a peer with which the Digital Signature method is not agreed on. */
    public static final HashAnnouncement NONE = new HashAnnouncement(ImmutableSet.of());

    /** What a message of IKE_SA_INIT announces. */
    public static HashAnnouncement in(IkeMessage message) {
        Bytes data = message.notify(NotifyType.Known.SIGNATURE_HASH_ALGORITHMS).map(NotifyPayload::data)
                .orElse(Bytes.EMPTY);
        ImmutableSet.Builder<Integer> codes = ImmutableSet.builder();
        for (int i = 0; i + 1 < data.length(); i += 2) {
            codes.add(data.u16At(i));
        }
        return new HashAnnouncement(codes.build());
    }

    /** True when the sender takes the Digital Signature method at all. */
    public boolean isAny() {
        return !codes.isEmpty();
    }

    /** True when the sender checks signatures of this scheme. */
    public boolean covers(SignatureScheme scheme) {
        return codes.contains(scheme.hash().map(SignatureHash::code).orElse(IDENTITY));
    }

    /** The notification. */
    public NotifyPayload payload() {
        return NotifyPayload.of(NotifyType.Known.SIGNATURE_HASH_ALGORITHMS,
                Bytes.concat(codes.stream().map(Bytes::u16).toArray(Bytes[]::new)));
    }
}
