package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.interop.conversation.AuthCheck.Judgement;
import ike.interop.transcript.OpenedMessage;
import ike.interop.transcript.Protection.Verdict;
import ike.wire.Bytes;
import ike.wire.Printable;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertEncoding;
import ike.wire.v2.CertPayload;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies AUTH by a signature (RFC 7296 §2.15, RFC 4754, RFC 7427 §3) with the certificates in the message and those
 * that the user gives. Whether a certificate is to be trusted is not asked: a capture is read, nobody is let in.
 */
final class SignatureCheck {
    private static final int MAX_CERTIFICATES = 16;

    private SignatureCheck() {
    }

    static Judgement judge(AuthPayload auth, Bytes signed, OpenedMessage message,
            ImmutableList<X509Certificate> given) {
        ImmutableList<X509Certificate> certificates = Stream.concat(inside(message), given.stream())
                .collect(ImmutableList.toImmutableList());
        if (certificates.isEmpty()) {
            return Judgement.missing("the certificate is missing");
        }
        Optional<SignatureScheme> scheme = SignatureScheme.of(auth);
        if (scheme.isEmpty()) {
            return Judgement.missing("the signature algorithm is not among what this program can do");
        }
        return certificates.stream().filter(certificate -> holds(scheme.get(), certificate, signed)).findFirst()
                .map(certificate -> new Judgement(Verdict.GOOD, "by the key of "
                        + Printable.line(certificate.getSubjectX500Principal().getName())))
                .orElseGet(() -> new Judgement(Verdict.BAD, "by none of " + certificates.size() + " certificates"));
    }

    private static Stream<X509Certificate> inside(OpenedMessage message) {
        return message.payloads().stream().filter(CertPayload.class::isInstance).map(CertPayload.class::cast)
                .filter(cert -> cert.encoding() == CertEncoding.Known.X509_SIGNATURE).limit(MAX_CERTIFICATES)
                .flatMap(cert -> parse(cert.data()).stream());
    }

    private static Optional<X509Certificate> parse(Bytes der) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der.toArray())));
        } catch (CertificateException _) {
            return Optional.empty();
        }
    }

    /** A key of another kind, or a signature that is none, does not hold. */
    private static boolean holds(SignatureScheme scheme, X509Certificate certificate, Bytes signed) {
        try {
            Signature verifier = Signature.getInstance(scheme.algorithm());
            if (scheme.parameters().isPresent()) {
                verifier.setParameter(scheme.parameters().get());
            }
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(signed.toArray());
            return verifier.verify(scheme.signature().toArray());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
