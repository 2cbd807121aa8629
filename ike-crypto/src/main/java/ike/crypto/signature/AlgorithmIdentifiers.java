package ike.crypto.signature;

import com.google.common.collect.ImmutableBiMap;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The AlgorithmIdentifier objects that name a signature scheme in the Digital Signature method (RFC 7427 §3, Appendix
 * A; RFC 8420 Appendix A) and in certificates, in DER. All but RSASSA-PSS have exactly one form: with RSA the
 * parameters are NULL, with DSA, ECDSA and EdDSA there are none.
 */
public final class AlgorithmIdentifiers {
    private static final String SECTION = "RFC 7427 §3";

    private static final ImmutableBiMap<SignatureScheme, Bytes> FIXED = fixed();

    private AlgorithmIdentifiers() {
    }

    /**
     * The object of a scheme.
     *
     * @throws IllegalArgumentException if it has none: the forms that only IKEv1 and RFC 4754 have
     */
    public static Bytes write(SignatureScheme scheme) {
        if (scheme instanceof SignatureScheme.RsaPss pss) {
            return PssParameters.write(pss);
        }
        Bytes object = FIXED.get(scheme);
        if (object == null) {
            throw new IllegalArgumentException(scheme.describe() + " has no AlgorithmIdentifier");
        }
        return object;
    }

    /** The scheme of an object. */
    public static Decoded<SignatureScheme> read(Bytes object) {
        SignatureScheme known = FIXED.inverse().get(object);
        if (known != null) {
            return new Decoded.Ok<>(known);
        }
        try {
            AlgorithmIdentifier id = AlgorithmIdentifier.getInstance(object.toArray());
            if (!Bytes.owning(id.getEncoded("DER")).equals(object)) {
                return bad("the encoding is not DER");
            }
            return id.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                    ? PssParameters.read(id.getParameters())
                    : bad(problem(id));
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is not ASN.1.
            return bad("not an AlgorithmIdentifier: " + e.getMessage());
        }
    }

    private static String problem(AlgorithmIdentifier id) {
        boolean known = FIXED.values().stream().anyMatch(object -> AlgorithmIdentifier.getInstance(object.toArray())
                .getAlgorithm().equals(id.getAlgorithm()));
        return known
                ? "the parameters of " + id.getAlgorithm() + " are not those that its specification gives"
                : "the algorithm " + id.getAlgorithm() + " is not known";
    }

    static Decoded<SignatureScheme> bad(String problem) {
        return new Decoded.Bad<>(new Malformed("AlgorithmIdentifier", 0, problem, SECTION));
    }

    private static ImmutableBiMap<SignatureScheme, Bytes> fixed() {
        ImmutableBiMap.Builder<SignatureScheme, Bytes> table = ImmutableBiMap.builder();
        for (SignatureHash hash : SignatureHash.values()) {
            table.put(new SignatureScheme.RsaPkcs1(hash), der(new AlgorithmIdentifier(rsa(hash), DERNull.INSTANCE)));
            table.put(new SignatureScheme.Dsa(hash, PairForm.DER), der(new AlgorithmIdentifier(dsa(hash))));
            table.put(new SignatureScheme.Ecdsa(hash, PairForm.DER), der(new AlgorithmIdentifier(ecdsa(hash))));
        }
        table.put(new SignatureScheme.EdDsa(KeyType.ED25519),
                der(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519)));
        table.put(new SignatureScheme.EdDsa(KeyType.ED448),
                der(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed448)));
        return table.buildOrThrow();
    }

    static Bytes der(AlgorithmIdentifier id) {
        try {
            return Bytes.owning(id.getEncoded("DER"));
        } catch (IOException e) {
            throw new IllegalStateException("octets are written to memory", e);
        }
    }

    private static ASN1ObjectIdentifier rsa(SignatureHash hash) {
        return switch (hash) {
            case SHA1 -> PKCSObjectIdentifiers.sha1WithRSAEncryption;
            case SHA2_256 -> PKCSObjectIdentifiers.sha256WithRSAEncryption;
            case SHA2_384 -> PKCSObjectIdentifiers.sha384WithRSAEncryption;
            case SHA2_512 -> PKCSObjectIdentifiers.sha512WithRSAEncryption;
        };
    }

    private static ASN1ObjectIdentifier dsa(SignatureHash hash) {
        return switch (hash) {
            case SHA1 -> X9ObjectIdentifiers.id_dsa_with_sha1;
            case SHA2_256 -> NISTObjectIdentifiers.dsa_with_sha256;
            case SHA2_384 -> NISTObjectIdentifiers.dsa_with_sha384;
            case SHA2_512 -> NISTObjectIdentifiers.dsa_with_sha512;
        };
    }

    private static ASN1ObjectIdentifier ecdsa(SignatureHash hash) {
        return switch (hash) {
            case SHA1 -> X9ObjectIdentifiers.ecdsa_with_SHA1;
            case SHA2_256 -> X9ObjectIdentifiers.ecdsa_with_SHA256;
            case SHA2_384 -> X9ObjectIdentifiers.ecdsa_with_SHA384;
            case SHA2_512 -> X9ObjectIdentifiers.ecdsa_with_SHA512;
        };
    }
}
