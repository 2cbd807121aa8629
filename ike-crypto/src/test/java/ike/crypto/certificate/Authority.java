package ike.crypto.certificate;

import ike.crypto.Secret;
import ike.crypto.signature.AlgorithmIdentifiers;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.PairForm;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/** A certification authority of tests: a name and a key, which sign whatever they are told to. */
record Authority(X500Name name, SigningKey key, SignatureScheme scheme) {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");

    static Authority of(String name, SigningKey key) {
        return new Authority(new X500Name(name), key, scheme(key));
    }

    private static SignatureScheme scheme(SigningKey key) {
        return switch (key.publicKey().type()) {
            case RSA -> new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_256);
            case DSA -> new SignatureScheme.Dsa(SignatureHash.SHA2_256, PairForm.DER);
            case ECDSA -> new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER);
            case ED25519 -> new SignatureScheme.EdDsa(KeyType.ED25519);
            case ED448 -> new SignatureScheme.EdDsa(KeyType.ED448);
        };
    }

    /** A certificate before it is signed. */
    static final class Draft {
        Instant from = FROM;
        Instant to = TO;
        X500Name issuer;
        final java.util.Map<ASN1ObjectIdentifier, Extension> extensions = new java.util.LinkedHashMap<>();

        private Draft(X500Name issuer) {
            this.issuer = issuer;
        }

        Draft with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
            try {
                extensions.put(oid, new Extension(oid, critical, value.toASN1Primitive().getEncoded("DER")));
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Draft without(ASN1ObjectIdentifier oid) {
            extensions.remove(oid);
            return this;
        }
    }

    /** An authority below (or this one itself), with a path length. */
    Certificate authority(Authority below, int pathLength, Consumer<Draft> change) {
        return issue(below.name(), below.key(), draft -> {
            draft.with(Extension.basicConstraints, true, new BasicConstraints(pathLength));
            draft.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            change.accept(draft);
        });
    }

    /** The certificate of a peer. */
    Certificate peer(String name, SigningKey key, GeneralName alternative, Consumer<Draft> change) {
        return issue(new X500Name(name), key, draft -> {
            draft.with(Extension.basicConstraints, true, new BasicConstraints(false));
            draft.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            draft.with(Extension.subjectAlternativeName, false, new GeneralNames(alternative));
            change.accept(draft);
        });
    }

    private Certificate issue(X500Name subject, SigningKey subjectKey, Consumer<Draft> change) {
        Draft draft = new Draft(name);
        change.accept(draft);
        BigInteger serial = BigInteger.valueOf(Math.abs((long) subject.toString().hashCode()) + 1);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(draft.issuer, serial, Date.from(draft.from),
                Date.from(draft.to), subject, SubjectPublicKeyInfo
                        .getInstance(subjectKey.publicKey().subjectPublicKeyInfo().toArray()));
        try {
            for (Extension extension : draft.extensions.values()) {
                builder.addExtension(extension);
            }
            return Certificate.read(Bytes.owning(builder.build(signer()).getEncoded())).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A revocation list with these certificates. */
    Bytes list(Instant thisUpdate, Instant nextUpdate, List<Certificate> revoked) {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(thisUpdate));
        builder.setNextUpdate(Date.from(nextUpdate));
        revoked.forEach(c -> builder.addCRLEntry(c.serialNumber(), Date.from(thisUpdate), CRLReason.keyCompromise));
        try {
            return Bytes.owning(builder.build(signer()).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ContentSigner signer() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return AlgorithmIdentifier.getInstance(AlgorithmIdentifiers.write(scheme).toArray());
            }

            @Override
            public OutputStream getOutputStream() {
                return body;
            }

            @Override
            public byte[] getSignature() {
                Secret salt = Secret.owning(new byte[key.seedLength(scheme)]);
                return key.sign(scheme, Bytes.owning(body.toByteArray()), salt).toArray();
            }
        };
    }
}
