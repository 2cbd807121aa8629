package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.VerificationKey;
import ike.interop.transcript.Protection.Verdict;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries a signature with the keys in the message and those that the user gives. Whether a certificate is to be trusted
 * is not asked (RFC 7296 §2.15 leaves that to the peer): a capture is read, nobody is let in.
 */
final class SignatureCheck {
    private static final int MAX_KEYS = 16;

    private SignatureCheck() {
    }

    /** A public key, and whose it is said to be. */
    record Signer(VerificationKey key, String name) {
        static Signer of(Certificate certificate) {
            return new Signer(certificate.publicKey(), certificate.subject());
        }

        /** The key of a certificate in DER, if it can be read. */
        static Optional<Signer> ofCertificate(Bytes der) {
            return Certificate.read(der).toOptional().map(Signer::of);
        }

        /** A raw public key (RFC 7670 §3). */
        static Optional<Signer> ofPublicKey(Bytes subjectPublicKeyInfo) {
            return VerificationKey.read(subjectPublicKeyInfo).toOptional()
                    .map(key -> new Signer(key, "a raw public key, " + key.describe()));
        }
    }

    /** One reading of a signature: what was signed, and how. */
    record Attempt(SignatureScheme scheme, Bytes message, Bytes signature) {
        private boolean holds(Signer signer) {
            return signer.key().verify(scheme, message, signature).isGood();
        }
    }

    /**
     * Good if any of the signers has signed by any of the attempts; bad only if one of them is who the sender says to be.
     *
     * @param inside of the certificates that came with the signature
     * @param claimed the identity that the sender proves
     */
    static Judgement judge(ImmutableList<Attempt> attempts, Stream<Signer> inside, ImmutableList<Certificate> given,
            Identification claimed) {
        ImmutableList<Signer> sent = inside.limit(MAX_KEYS).collect(ImmutableList.toImmutableList());
        ImmutableList<Signer> signers = Stream.concat(sent.stream(), given.stream().map(Signer::of))
                .collect(ImmutableList.toImmutableList());
        if (attempts.isEmpty()) {
            return Judgement.missing("the signature algorithm is not among what this program can do");
        }
        return signers.stream()
                .flatMap(signer -> attempts.stream().filter(attempt -> attempt.holds(signer))
                        .map(attempt -> new Judgement(Verdict.GOOD,
                                attempt.scheme().describe() + ", by the key of " + signer.name())))
                .findFirst()
                .orElseGet(() -> sent.isEmpty() && given.stream().noneMatch(c -> c.names().contains(claimed))
                        ? Judgement.missing("the certificate is missing: --cert names its file")
                        : new Judgement(Verdict.BAD, "by none of the keys of " + names(signers)));
    }

    private static String names(ImmutableList<Signer> signers) {
        return String.join("; ", signers.stream().map(Signer::name).toList());
    }
}
