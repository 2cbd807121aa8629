package ike.v2.exchange;

import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.KeyExchange;
import ike.crypto.v2.IkeAlgorithms;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType;
import java.util.Optional;
import java.util.OptionalInt;

/** From the transforms of a chosen proposal to the algorithms that do them. */
final class Suites {
    private Suites() {
    }

    /** The algorithms of an IKE SA. */
    static IkeAlgorithms ike(Proposal chosen) throws Refused {
        TransformId prf = required(chosen, TransformType.Known.PRF).id();
        TransformId group = required(chosen, TransformType.Known.KE).id();
        return new IkeAlgorithms(encryption(chosen), integrity(chosen),
                Algorithms.prf(prf).orElseThrow(() -> missing(prf)), keyExchange(group));
    }

    /** The encryption algorithm of an IKE or Child SA; AH has none, and so no key for it (RFC 7296 §2.17). */
    static Encryption encryption(Proposal chosen) throws Refused {
        if (chosen.protocol() == ProtocolId.Known.AH) {
            return Algorithms.encryption(EncryptionId.ENCR_NULL, OptionalInt.empty())
                    .orElseThrow(() -> missing(EncryptionId.ENCR_NULL));
        }
        Transform encr = required(chosen, TransformType.Known.ENCR);
        return Algorithms.encryption(encr.id(), encr.keyLength()).orElseThrow(() -> missing(encr.id()));
    }

    /** The integrity algorithm of an IKE or Child SA, absent where the encryption needs none. */
    static Optional<Integrity> integrity(Proposal chosen) throws Refused {
        Optional<TransformId> id = find(chosen, TransformType.Known.INTEG).map(Transform::id)
                .filter(found -> found != IntegrityId.NONE);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Algorithms.integrity(id.get()).orElseThrow(() -> missing(id.get())));
    }

    /** The key exchange method of this transform. */
    static KeyExchange keyExchange(TransformId group) throws Refused {
        return Algorithms.keyExchange(group).orElseThrow(() -> missing(group));
    }

    /** Passes when no proposal has an SPI of zero, which means none (RFC 7296 §2.6, RFC 4303 §2.1). */
    static void checkSpis(SaPayload sa) throws Refused {
        for (Proposal proposal : sa.proposals()) {
            if (!proposal.spi().isEmpty() && proposal.spi().equals(Bytes.zeros(proposal.spi().length()))) {
                throw Refused.syntax("a proposal with an SPI of zero", "RFC 7296 §2.6");
            }
        }
    }

    /** The first transform of a type. */
    static Optional<Transform> find(Proposal proposal, TransformType type) {
        return proposal.transforms(type).stream().findFirst();
    }

    /** What was chosen, in one line: {@code ENCR_AES_GCM_16_256/PRF_HMAC_SHA2_256/CURVE25519}. */
    static String label(Proposal chosen) {
        StringBuilder label = new StringBuilder();
        for (Transform transform : chosen.transforms()) {
            if (transform.id().code() != 0) {
                label.append(label.isEmpty() ? "" : "/").append(transform.id().label());
                transform.keyLength().ifPresent(bits -> label.append('_').append(bits));
            }
        }
        return label.toString();
    }

    private static Transform required(Proposal proposal, TransformType type) throws Refused {
        return find(proposal, type).orElseThrow(
                () -> new Refused(new Refusal.NoProposalChosen("the chosen proposal has no " + type.label(), "")));
    }

    private static Refused missing(TransformId id) {
        return new Refused(new Refusal.NoProposalChosen(id.label() + " was chosen but is not implemented here", ""));
    }
}
