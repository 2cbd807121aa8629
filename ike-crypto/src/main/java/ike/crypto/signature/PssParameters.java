package ike.crypto.signature;

import ike.wire.Bytes;
import ike.wire.Decoded;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of RSASSA-PSS (RFC 4055 §3.1, RFC 7427 Appendix A.4): hash, mask generation function, octets of salt,
 * trailer. What is left out is SHA-1, MGF1 with SHA-1, 20 and 1. A hash may come with NULL or without parameters, and we
 * write NULL (RFC 4055 §2.1); defaults are not written, as DER demands.
 */
final class PssParameters {
    private static final int MAX_SALT = 512;

    private PssParameters() {
    }

    static Bytes write(SignatureScheme.RsaPss scheme) {
        AlgorithmIdentifier mask = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash(scheme.mask()));
        return AlgorithmIdentifiers.der(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS,
                new RSASSAPSSparams(hash(scheme.digest()), mask, new ASN1Integer(scheme.saltLength()),
                        RSASSAPSSparams.DEFAULT_TRAILER_FIELD)));
    }

    static Decoded<SignatureScheme> read(@Nullable ASN1Encodable parameters) {
        if (!(parameters instanceof ASN1Sequence sequence)) {
            return AlgorithmIdentifiers.bad("RSASSA-PSS needs parameters (RFC 7427 Appendix A.4)");
        }
        RSASSAPSSparams params = RSASSAPSSparams.getInstance(sequence);
        AlgorithmIdentifier mask = params.getMaskGenAlgorithm();
        Optional<SignatureHash> hash = hash(params.getHashAlgorithm());
        Optional<SignatureHash> maskHash = mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                ? hash(AlgorithmIdentifier.getInstance(mask.getParameters()))
                : Optional.empty();
        if (hash.isEmpty() || maskHash.isEmpty()) {
            return AlgorithmIdentifiers.bad("the hash or the mask generation function of RSASSA-PSS is not known");
        }
        BigInteger salt = params.getSaltLength();
        if (salt.signum() < 0 || salt.compareTo(BigInteger.valueOf(MAX_SALT)) > 0
                || !params.getTrailerField().equals(BigInteger.ONE)) {
            return AlgorithmIdentifiers.bad("the salt of RSASSA-PSS has 0 to " + MAX_SALT
                    + " octets, and its trailer is 1");
        }
        return new Decoded.Ok<>(new SignatureScheme.RsaPss(hash.get(), maskHash.get(), salt.intValue()));
    }

    private static AlgorithmIdentifier hash(SignatureHash hash) {
        return new AlgorithmIdentifier(hash.oid(), DERNull.INSTANCE);
    }

    private static Optional<SignatureHash> hash(AlgorithmIdentifier id) {
        boolean plain = id.getParameters() == null || id.getParameters().equals(DERNull.INSTANCE);
        return plain ? SignatureHash.of(id.getAlgorithm()) : Optional.empty();
    }
}
