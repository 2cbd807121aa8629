package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.AlgorithmIdentifiers;
import ike.crypto.signature.SignatureScheme;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import ike.wire.Printable;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AttCertIssuer;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.AttributeCertificateInfo;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IetfAttrSyntax;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.asn1.x509.V2Form;

/**
 * An X.509 attribute certificate (RFC 5755): an attribute authority says what groups the holder of another certificate is in. Two
 * are the same when their octets are.
 */
public final class AttributeCertificate {
    /** The longest one that is looked at, in octets. */
    public static final int MAX_LENGTH = Certificate.MAX_LENGTH;

    static final ASN1ObjectIdentifier GROUP = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.10.4");

    private final Bytes der;
    private final SignatureScheme scheme;
    private final byte[] signature;
    private final IssuerName issuer;
    private final ImmutableList<HolderName> holders;
    private final ImmutableList<String> groups;
    private final Instant notBefore;
    private final Instant notAfter;
    private final Optional<String> criticalExtension;

    /** Who signed it, by the name, and by the identifier of the key where there is one. */
    private record IssuerName(X500Name name, Optional<Bytes> key) {
    }

    /** Whom it is about: the certificate that this issuer gave this number (RFC 5755 §4.2.2, baseCertificateID). */
    private record HolderName(X500Name issuer, BigInteger serial) {
    }

    /** Takes everything apart at once, because Bouncy Castle throws unchecked exceptions where something is not what it should be. */
    private AttributeCertificate(Bytes der, org.bouncycastle.asn1.x509.AttributeCertificate read,
            SignatureScheme scheme) {
        AttributeCertificateInfo info = read.getAcinfo();
        Optional<Extensions> extensions = Optional.ofNullable(info.getExtensions());
        this.der = der;
        this.scheme = scheme;
        signature = read.getSignatureValue().getOctets();
        issuer = new IssuerName(issuerName(info.getIssuer()), extensions.map(AuthorityKeyIdentifier::fromExtensions)
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets).map(Bytes::copyOf));
        holders = holders(Optional.ofNullable(info.getHolder().getBaseCertificateID()));
        groups = groups(info);
        notBefore = Asn1Time.instant(info.getAttrCertValidityPeriod().getNotBeforeTime());
        notAfter = Asn1Time.instant(info.getAttrCertValidityPeriod().getNotAfterTime());
        criticalExtension = extensions.map(Extensions::getCriticalExtensionOIDs).stream().flatMap(Arrays::stream)
                .map(ASN1ObjectIdentifier::getId).findFirst();
    }

    /** Reads one in DER. */
    public static Decoded<AttributeCertificate> read(Bytes der) {
        if (der.length() > MAX_LENGTH) {
            return bad(der.length() + " octets, more than " + MAX_LENGTH);
        }
        try {
            var read = org.bouncycastle.asn1.x509.AttributeCertificate.getInstance(der.toArray());
            Decoded<SignatureScheme> scheme = AlgorithmIdentifiers
                    .read(Bytes.owning(read.getSignatureAlgorithm().getEncoded("DER")));
            return switch (scheme) {
                case Decoded.Bad<SignatureScheme>(Malformed why) -> bad("its signature: " + why.problem());
                case Decoded.Ok<SignatureScheme>(SignatureScheme known) ->
                    new Decoded.Ok<>(new AttributeCertificate(der, read, known));
            };
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is no attribute certificate.
            return bad("not an attribute certificate: " + e.getMessage());
        }
    }

    /** The octets as received, over which its issuer signed. */
    public Bytes der() {
        return der;
    }

    /** The names of the groups that its holder is in (RFC 5755 §4.4.4), those that are texts. */
    public ImmutableList<String> groups() {
        return groups;
    }

    /** The issuer, for people. */
    public String issuer() {
        return DistinguishedName.of(issuer.name()).toString();
    }

    /** True when this moment lies within its validity. */
    public boolean isValid(Instant now) {
        return !now.isBefore(notBefore) && !now.isAfter(notAfter);
    }

    /** True when it is about the holder of this certificate. */
    public boolean isAbout(Certificate holder) {
        return holders.contains(new HolderName(holder.issuerName(), holder.serialNumber()));
    }

    /**
     * Why what it says does not count, if it does not (RFC 5755 §5).
     *
     * @param authorities the attribute authorities that are trusted
     */
    public Optional<String> flaw(Iterable<Certificate> authorities, Instant now) {
        if (!isValid(now)) {
            return Optional.of(now.isBefore(notBefore)
                    ? "is not valid before " + notBefore
                    : "is out of date since " + notAfter);
        }
        if (criticalExtension.isPresent()) {
            return Optional.of("has a critical extension that is not known here: " + criticalExtension.get());
        }
        for (Certificate authority : authorities) {
            if (mayBeOf(authority) && SignedObject.verify(authority.publicKey(), scheme, der, signature).isGood()) {
                return now.isBefore(authority.notBefore()) || now.isAfter(authority.notAfter())
                        ? Optional.of("is of an attribute authority whose own certificate is not valid now")
                        : Optional.empty();
            }
        }
        return Optional.of("is signed by no attribute authority that is trusted here (x509aa)");
    }

    private boolean mayBeOf(Certificate authority) {
        return issuer.key().map(authority.publicKey().keyIdentifier()::equals)
                .orElseGet(() -> authority.subjectName().equals(issuer.name()));
    }

    private static X500Name issuerName(AttCertIssuer issuer) {
        GeneralNames names = issuer.getIssuer() instanceof V2Form form
                ? form.getIssuerName()
                : GeneralNames.getInstance(issuer.getIssuer());
        return directoryNames(names).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("its issuer has no distinguished name"));
    }

    private static ImmutableList<HolderName> holders(Optional<IssuerSerial> base) {
        return base.stream().flatMap(id -> directoryNames(id.getIssuer())
                .map(name -> new HolderName(name, id.getSerial().getValue()))).collect(ImmutableList.toImmutableList());
    }

    private static Stream<X500Name> directoryNames(GeneralNames names) {
        return Arrays.stream(names.getNames()).filter(name -> name.getTagNo() == GeneralName.directoryName)
                .map(name -> X500Name.getInstance(name.getName())).peek(DistinguishedName::requireReadable);
    }

    private static ImmutableList<String> groups(AttributeCertificateInfo info) {
        ImmutableList.Builder<String> groups = ImmutableList.builder();
        for (ASN1Encodable element : info.getAttributes()) {
            Attribute attribute = Attribute.getInstance(element);
            if (attribute.getAttrType().equals(GROUP)) {
                texts(attribute.getAttrValues()).forEach(groups::add);
            }
        }
        return groups.build();
    }

    private static Stream<String> texts(ASN1Set values) {
        return Arrays.stream(values.toArray()).map(IetfAttrSyntax::getInstance)
                .flatMap(syntax -> Arrays.stream(syntax.getValues()))
                .filter(ASN1UTF8String.class::isInstance)
                .map(text -> Printable.line(((ASN1UTF8String) text).getString()));
    }

    private static Decoded<AttributeCertificate> bad(String problem) {
        return new Decoded.Bad<>(new Malformed("AttributeCertificate", 0, problem, "RFC 5755 §4.1"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeCertificate that && der.equals(that.der);
    }

    @Override
    public int hashCode() {
        return der.hashCode();
    }

    @Override
    public String toString() {
        return "attribute certificate by " + issuer() + " for " + String.join(", ", groups);
    }
}
