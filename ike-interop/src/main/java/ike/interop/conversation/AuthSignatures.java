package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.PairForm;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.v2.DigitalSignature;
import ike.interop.conversation.SignatureCheck.Attempt;
import ike.interop.conversation.SignatureCheck.Signer;
import ike.interop.transcript.OpenedMessage;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertEncoding;
import ike.wire.v2.CertPayload;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** How the signature of an AUTH payload may be read, and who may have made it (RFC 7296 §3.6, §3.8, RFC 7427 §3). */
final class AuthSignatures {
    private AuthSignatures() {
    }

    /** Nothing for a method that this program does not know. */
    static ImmutableList<Attempt> attempts(AuthPayload auth, ImmutableList<Bytes> signed) {
        Optional<DigitalSignature> named = auth.method() == AuthMethod.Known.DIGITAL_SIGNATURE
                ? DigitalSignature.read(auth.data()).toOptional()
                : Optional.empty();
        Bytes signature = named.map(DigitalSignature::signature).orElse(auth.data());
        Stream<SignatureScheme> schemes = named.map(DigitalSignature::scheme).stream();
        return Stream.concat(schemes, ofMethod(auth.method()).stream())
                .flatMap(scheme -> signed.stream().map(octets -> new Attempt(scheme, octets, signature)))
                .collect(ImmutableList.toImmutableList());
    }

    /** The keys of the certificates in a message. */
    static Stream<Signer> signers(OpenedMessage message) {
        return message.payloads().stream().filter(CertPayload.class::isInstance).map(CertPayload.class::cast)
                .flatMap(cert -> signer(cert).stream());
    }

    private static Optional<Signer> signer(CertPayload cert) {
        return switch (cert.encoding()) {
            case CertEncoding.Known.X509_SIGNATURE -> Signer.ofCertificate(cert.data());
            case CertEncoding.Known.RAW_PUBLIC_KEY -> Signer.ofPublicKey(cert.data());
            default -> Optional.empty();
        };
    }

    /** Method 1 leaves the hash to the signer, SHA-1 unless told otherwise (RFC 7296 §3.8). */
    private static ImmutableList<SignatureScheme> ofMethod(AuthMethod method) {
        return switch (method) {
            case AuthMethod.Known.RSA_DIGITAL_SIGNATURE -> Arrays.stream(SignatureHash.values())
                    .<SignatureScheme>map(SignatureScheme.RsaPkcs1::new).collect(ImmutableList.toImmutableList());
            case AuthMethod.Known.DSS_DIGITAL_SIGNATURE ->
                ImmutableList.of(new SignatureScheme.Dsa(SignatureHash.SHA1, PairForm.PLAIN),
                        new SignatureScheme.Dsa(SignatureHash.SHA1, PairForm.DER));
            case AuthMethod.Known.ECDSA_SHA256_P256 -> ecdsa(SignatureHash.SHA2_256);
            case AuthMethod.Known.ECDSA_SHA384_P384 -> ecdsa(SignatureHash.SHA2_384);
            case AuthMethod.Known.ECDSA_SHA512_P521 -> ecdsa(SignatureHash.SHA2_512);
            default -> ImmutableList.of();
        };
    }

    private static ImmutableList<SignatureScheme> ecdsa(SignatureHash hash) {
        return ImmutableList.of(new SignatureScheme.Ecdsa(hash, PairForm.PLAIN));
    }
}
