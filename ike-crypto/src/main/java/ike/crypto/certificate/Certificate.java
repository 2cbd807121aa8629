package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.AlgorithmIdentifiers;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.Verification;
import ike.crypto.signature.VerificationKey;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import ike.wire.v2.Identification;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;

/** An X.509 certificate (RFC 5280 §4.1). Two are the same when their octets are. */
public final class Certificate {
    /** The longest certificate that is looked at, in octets. */
    public static final int MAX_LENGTH = 32_768;

    private final Bytes der;
    private final X509CertificateHolder holder;
    private final VerificationKey publicKey;
    private final SignatureScheme scheme;
    private final ImmutableList<Identification> names;

    private Certificate(Bytes der, X509CertificateHolder holder, VerificationKey publicKey, SignatureScheme scheme)
            throws IOException {
        this.der = der;
        this.holder = holder;
        this.publicKey = publicKey;
        this.scheme = scheme;
        this.names = SubjectNames.of(holder);
    }

    /** Reads one certificate in DER. */
    public static Decoded<Certificate> read(Bytes der) {
        if (der.length() > MAX_LENGTH) {
            return bad(der.length() + " octets, more than " + MAX_LENGTH);
        }
        try {
            X509CertificateHolder holder = new X509CertificateHolder(der.toArray());
            requireReadable(holder);
            Decoded<VerificationKey> key = VerificationKey
                    .read(Bytes.owning(holder.getSubjectPublicKeyInfo().getEncoded("DER")));
            Decoded<SignatureScheme> scheme = AlgorithmIdentifiers
                    .read(Bytes.owning(holder.getSignatureAlgorithm().getEncoded("DER")));
            return switch (key) {
                case Decoded.Bad<VerificationKey>(Malformed why) -> bad(why.problem());
                case Decoded.Ok<VerificationKey>(VerificationKey good) -> switch (scheme) {
                    case Decoded.Bad<SignatureScheme>(Malformed why) -> bad("its signature: " + why.problem());
                    case Decoded.Ok<SignatureScheme>(SignatureScheme known) ->
                        new Decoded.Ok<>(new Certificate(der, holder, good, known));
                };
            };
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is no certificate.
            return bad("not a certificate: " + e.getMessage());
        }
    }

    /** Names, dates and signature are looked at later, without a way to refuse them; this throws on what is none. */
    private static void requireReadable(X509CertificateHolder holder) {
        if (holder.getSignature().length == 0) {
            throw new IllegalArgumentException("its signature is empty");
        }
        DistinguishedName.requireReadable(holder.getSubject());
        DistinguishedName.requireReadable(holder.getIssuer());
        Asn1Time.instant(holder.toASN1Structure().getStartDate());
        Asn1Time.instant(holder.toASN1Structure().getEndDate());
    }

    /** The octets as received, over which its issuer signed. */
    public Bytes der() {
        return der;
    }

    /** The key that it is about. */
    public VerificationKey publicKey() {
        return publicKey;
    }

    /** How its issuer signed. */
    public SignatureScheme scheme() {
        return scheme;
    }

    /** Who it is about: every SubjectAltName that IKE has an identity for, then the subject (RFC 4945 §5.1). */
    public ImmutableList<Identification> names() {
        return names;
    }

    /** The subject, for people. */
    public String subject() {
        return name().toString();
    }

    /** The subject, as one side of IKE may call itself by (RFC 7296 §3.5: ID_DER_ASN1_DN). */
    public DistinguishedName name() {
        return DistinguishedName.of(subjectName());
    }

    /** True when it is an authority: it says so in basicConstraints (RFC 5280 §4.2.1.9). */
    public boolean isAuthority() {
        return extensions().map(BasicConstraints::fromExtensions).map(BasicConstraints::isCA).orElse(false);
    }

    /** True when one of its names is this identity (RFC 4945 §3). */
    public boolean speaksFor(Identification identity) {
        return names.stream().anyMatch(name -> EndEntityRules.same(name, identity));
    }

    /** It and the certificates that lead from it to an authority that issued itself, as far as {@code known} go. */
    public ImmutableList<Certificate> chainAmong(List<Certificate> known) {
        return PathSearch.upwards(this, known);
    }

    /** The issuer, for people. */
    public String issuer() {
        return DistinguishedName.of(holder.getIssuer()).toString();
    }

    /** The number that its issuer gave it. */
    public BigInteger serialNumber() {
        return holder.getSerialNumber();
    }

    /** The first moment of its validity. */
    public Instant notBefore() {
        return Asn1Time.instant(holder.toASN1Structure().getStartDate());
    }

    /** The last moment of its validity. */
    public Instant notAfter() {
        return Asn1Time.instant(holder.toASN1Structure().getEndDate());
    }

    /** True when it names itself as its issuer. */
    public boolean isSelfIssued() {
        return subjectName().equals(issuerName());
    }

    /** Checks the signature of {@code issuer} over it. */
    public Verification signedBy(Certificate issuer) {
        return SignedObject.verify(issuer.publicKey(), scheme, der, holder.getSignature());
    }

    X509CertificateHolder holder() {
        return holder;
    }

    X500Name subjectName() {
        return holder.getSubject();
    }

    X500Name issuerName() {
        return holder.getIssuer();
    }

    /** An extension by its number, if it is there. */
    Optional<org.bouncycastle.asn1.x509.Extension> extension(ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(holder.getExtension(oid));
    }

    Optional<Extensions> extensions() {
        return Optional.ofNullable(holder.getExtensions());
    }

    private static Decoded<Certificate> bad(String problem) {
        return new Decoded.Bad<>(new Malformed("Certificate", 0, problem, "RFC 5280 §4.1"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Certificate that && der.equals(that.der);
    }

    @Override
    public int hashCode() {
        return der.hashCode();
    }

    @Override
    public String toString() {
        return "certificate of " + subject();
    }
}
