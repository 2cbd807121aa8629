package ike.crypto.certificate;

import ike.crypto.Secret;
import ike.crypto.signature.AlgorithmIdentifiers;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.PairForm;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AttCertIssuer;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.Holder;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2AttributeCertificateInfoGenerator;
import org.bouncycastle.asn1.x509.V2Form;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/**
 * A certification authority: a name and a key, which sign whatever they are told to (RFC 5280 §4.1, §5.1). For the
 * simulator, the lab and tests: it keeps no books, and its serial numbers follow from names and keys.
 */
public record Authority(X500Name name, SigningKey key, SignatureScheme scheme) {
    /** From when on its certificates are valid, unless said otherwise. */
    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    /** Until when they are. */
    public static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** An authority that signs with SHA-256, or as EdDSA does. */
    public static Authority of(String name, SigningKey key) {
        return new Authority(new X500Name(name), key, switch (key.publicKey().type()) {
            case RSA -> new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_256);
            case DSA -> new SignatureScheme.Dsa(SignatureHash.SHA2_256, PairForm.DER);
            case ECDSA -> new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER);
            case ED25519 -> new SignatureScheme.EdDsa(KeyType.ED25519);
            case ED448 -> new SignatureScheme.EdDsa(KeyType.ED448);
        });
    }

    /** The same, signing in another way that its key knows. */
    public Authority signing(SignatureScheme other) {
        return new Authority(name, key, other);
    }

    /** Its own certificate, signed by itself. */
    public Certificate root() {
        return authority(this, 3, _ -> {
        });
    }

    /**
     * The certificate of an authority below.
     *
     * @param pathLength how many authorities may stand below that one
     */
    public Certificate authority(Authority below, int pathLength, Consumer<CertificateDraft> change) {
        return issue(below.name(), below.key(), draft -> {
            draft.with(Extension.basicConstraints, true, new BasicConstraints(pathLength));
            draft.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            change.accept(draft);
        });
    }

    /** The certificate of a peer, which speaks for its subject and for another identity. */
    public Certificate peer(String subject, SigningKey peer, Identification identity,
            Consumer<CertificateDraft> change) {
        return issue(new X500Name(subject), peer, draft -> {
            draft.with(Extension.basicConstraints, true, new BasicConstraints(false));
            draft.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            if (!identity.type().equals(IdType.Known.ID_DER_ASN1_DN)) {
                draft.speaksFor(identity);
            }
            change.accept(draft);
        });
    }

    private Certificate issue(X500Name subject, SigningKey subjectKey, Consumer<CertificateDraft> change) {
        CertificateDraft draft = new CertificateDraft(name);
        change.accept(draft);
        Bytes info = subjectKey.publicKey().subjectPublicKeyInfo();
        BigInteger serial = new BigInteger(1, SignatureHash.SHA1.of(DistinguishedName.of(subject).der(), info)
                .slice(0, 8).toArray()).setBit(0);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(draft.issuer(), serial, time(draft.from()),
                time(draft.to()), subject, SubjectPublicKeyInfo.getInstance(info.toArray()));
        try {
            for (Extension extension : draft.extensions()) {
                builder.addExtension(extension);
            }
            return Certificate.read(Bytes.owning(builder.build(signer()).getEncoded())).orThrow();
        } catch (IOException e) {
            throw new IllegalStateException("octets are written to memory", e);
        }
    }

    /** A revocation list in DER with these certificates (RFC 5280 §5.1). */
    public Bytes list(Instant thisUpdate, Instant nextUpdate, List<Certificate> revoked) {
        V2TBSCertListGenerator list = new V2TBSCertListGenerator();
        list.setIssuer(name);
        list.setSignature(algorithm());
        list.setThisUpdate(time(thisUpdate));
        list.setNextUpdate(time(nextUpdate));
        revoked.forEach(c -> list.addCRLEntry(new ASN1Integer(c.serialNumber()), time(thisUpdate),
                CRLReason.keyCompromise));
        try {
            // Readers find the issuer's key by it (RFC 5280 §5.2.1), strongSwan nothing without it.
            list.setExtensions(new Extensions(Extension.create(Extension.authorityKeyIdentifier, false,
                    new AuthorityKeyIdentifier(key.publicKey().keyIdentifier().toArray()))));
            return signed(list.generateTBSCertList());
        } catch (IOException e) {
            throw new IllegalStateException("octets are written to memory", e);
        }
    }

    /** An attribute certificate in DER: the holder of this certificate is in these groups (RFC 5755 §4.4.4). */
    public Bytes attributes(Certificate holder, Instant from, Instant to, List<String> groups) {
        V2AttributeCertificateInfoGenerator info = new V2AttributeCertificateInfoGenerator();
        info.setHolder(new Holder(new IssuerSerial(holder.issuerName(), holder.serialNumber())));
        info.setIssuer(new AttCertIssuer(new V2Form(new GeneralNames(new GeneralName(name)))));
        info.setSignature(algorithm());
        info.setSerialNumber(new ASN1Integer(holder.serialNumber()));
        info.setStartDate(generalized(from));
        info.setEndDate(generalized(to));
        ASN1Encodable[] texts = groups.stream().map(DERUTF8String::new).toArray(ASN1Encodable[]::new);
        info.addAttribute(new Attribute(AttributeCertificate.GROUP,
                new DERSet(new DERSequence(new DERSequence(texts)))));
        try {
            info.setExtensions(new Extensions(Extension.create(Extension.authorityKeyIdentifier, false,
                    new AuthorityKeyIdentifier(key.publicKey().keyIdentifier().toArray()))));
            return signed(info.generateAttributeCertificateInfo());
        } catch (IOException e) {
            throw new IllegalStateException("octets are written to memory", e);
        }
    }

    private Bytes signed(ASN1Object body) throws IOException {
        byte[] signature = sign(Bytes.owning(body.getEncoded("DER")));
        return Bytes.owning(new DERSequence(new ASN1Encodable[]{body, algorithm(), new DERBitString(signature)})
                .getEncoded("DER"));
    }

    byte[] sign(Bytes octets) {
        return key.sign(scheme, octets, Secret.owning(new byte[key.seedLength(scheme)])).toArray();
    }

    AlgorithmIdentifier algorithm() {
        return AlgorithmIdentifier.getInstance(AlgorithmIdentifiers.write(scheme).toArray());
    }

    private static Time time(Instant moment) {
        return new Time(generalized(moment));
    }

    static ASN1GeneralizedTime generalized(Instant moment) {
        return new ASN1GeneralizedTime(MOMENT.format(moment));
    }

    ContentSigner signer() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return algorithm();
            }

            @Override
            public OutputStream getOutputStream() {
                return body;
            }

            @Override
            public byte[] getSignature() {
                return sign(Bytes.owning(body.toByteArray()));
            }
        };
    }
}
