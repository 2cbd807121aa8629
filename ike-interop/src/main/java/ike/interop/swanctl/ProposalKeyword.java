package ike.interop.swanctl;

import com.google.common.collect.ImmutableMap;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SequenceNumbersId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType;
import java.util.List;
import java.util.Optional;

/**
 * A word of a proposal.
 *
 * @param name the word
 * @param kind what it names
 * @param transform the transform (RFC 7296 §3.3.2) that it stands for; nothing when strongSwan numbers it privately
 * @param here true when this implementation has the algorithm
 */
record ProposalKeyword(String name, Kind kind, Optional<Transform> transform, boolean here) {
    /** Every word that strongSwan knows, by name. */
    static final ImmutableMap<String, ProposalKeyword> ALL = ResourceTable.rows("proposal-keywords.txt", 5).stream()
            .map(ProposalKeyword::of).collect(ImmutableMap.toImmutableMap(ProposalKeyword::name, word -> word));

    /** The kinds of words, each with what to use when one is missing here. */
    enum Kind {
        AEAD(TransformType.Known.ENCR, "aes128gcm16 or aes256gcm16"),
        ENCR(TransformType.Known.ENCR, "aes128, aes256, aes128gcm16 or aes256gcm16"),
        INTEG(TransformType.Known.INTEG, "sha256, sha384 or sha512"),
        PRF(TransformType.Known.PRF, "prfsha256, prfsha384 or prfsha512"),
        KE(TransformType.Known.KE, "x25519, ecp256, ecp384 or modp2048"),
        SN(TransformType.Known.SN, "noesn");

        private final TransformType.Known type;
        private final String instead;

        Kind(TransformType.Known type, String instead) {
            this.type = type;
            this.instead = instead;
        }

        TransformType type() {
            return type;
        }

        String instead() {
            return instead;
        }

        private TransformId algorithm(String name) {
            return switch (this) {
                case AEAD, ENCR -> EncryptionId.valueOf(name);
                case INTEG -> IntegrityId.valueOf(name);
                case PRF -> PrfId.valueOf(name);
                case KE -> KeyExchangeId.valueOf(name);
                case SN -> SequenceNumbersId.valueOf(name);
            };
        }
    }

    private static ProposalKeyword of(List<String> row) {
        Kind kind = Kind.valueOf(row.get(1));
        Optional<Transform> transform = row.get(2).equals("-")
                ? Optional.empty()
                : Optional.of(transform(kind, row.get(2), row.get(3)));
        return new ProposalKeyword(row.get(0), kind, transform, row.get(4).equals("yes"));
    }

    private static Transform transform(Kind kind, String algorithm, String bits) {
        return bits.equals("-")
                ? Transform.of(kind.type(), kind.algorithm(algorithm))
                : Transform.of(kind.type(), kind.algorithm(algorithm), Integer.parseInt(bits));
    }

    /** True when the IETF advises against the algorithm (RFC 8247 for IKE, RFC 8221 for ESP). */
    boolean isWeak(ProtocolId protocol) {
        return transform.isPresent() && switch (transform.get().id().status(protocol)) {
            case MUST_NOT, SHOULD_NOT, MUST_MINUS, DEPRECATED -> true;
            case MUST, SHOULD_PLUS, SHOULD, MAY, NOT_ALLOWED, UNSPECIFIED -> false;
        };
    }
}
