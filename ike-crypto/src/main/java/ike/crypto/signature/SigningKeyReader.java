package ike.crypto.signature;

import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Reads a PrivateKeyInfo (RFC 5958 §2) and makes the public half from the private one. */
final class SigningKeyReader {
    private SigningKeyReader() {
    }

    static Decoded<SigningKey> read(Bytes privateKeyInfo) {
        try {
            return switch (PrivateKeyFactory.createKey(privateKeyInfo.toArray())) {
                case RSAPrivateCrtKeyParameters rsa -> rsa(rsa);
                case ECPrivateKeyParameters ec -> new Decoded.Ok<>(new EcSigningKey((EcPublicKey) half(ec(ec)), ec));
                case DSAPrivateKeyParameters dsa ->
                    new Decoded.Ok<>(new DsaSigningKey((DsaPublicKey) half(dsa(dsa)), dsa));
                case Ed25519PrivateKeyParameters ed -> new Decoded.Ok<>(new EdSigningKey(
                        (EdPublicKey) half(ed.generatePublicKey()), Secret.owning(ed.getEncoded())));
                case Ed448PrivateKeyParameters ed -> new Decoded.Ok<>(new EdSigningKey(
                        (EdPublicKey) half(ed.generatePublicKey()), Secret.owning(ed.getEncoded())));
                default -> bad("a kind of key that no signature of IKE is made with");
            };
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is not a key.
            return bad("not a private key: " + e.getMessage());
        }
    }

    private static Decoded<SigningKey> rsa(RSAPrivateCrtKeyParameters key) throws IOException {
        if (!key.getP().multiply(key.getQ()).equals(key.getModulus())) {
            return bad("the factors of the RSA key are not those of its modulus");
        }
        RsaPublicKey half = (RsaPublicKey) half(
                new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent()));
        return new Decoded.Ok<>(RsaSigningKey.of(half, key));
    }

    private static ECPublicKeyParameters ec(ECPrivateKeyParameters key) {
        return new ECPublicKeyParameters(
                new FixedPointCombMultiplier().multiply(key.getParameters().getG(), key.getD()), key.getParameters());
    }

    private static DSAPublicKeyParameters dsa(DSAPrivateKeyParameters key) {
        BigInteger p = key.getParameters().getP();
        return new DSAPublicKeyParameters(key.getParameters().getG().modPow(key.getX(), p), key.getParameters());
    }

    private static VerificationKey half(AsymmetricKeyParameter publicKey) throws IOException {
        Bytes encoded = Bytes.owning(
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey).getEncoded("DER"));
        return switch (VerificationKey.read(encoded)) {
            case Decoded.Ok<VerificationKey>(VerificationKey key) -> key;
            case Decoded.Bad<VerificationKey>(Malformed why) -> throw new IOException(why.problem());
        };
    }

    private static Decoded<SigningKey> bad(String problem) {
        return new Decoded.Bad<>(new Malformed("PrivateKeyInfo", 0, problem, "RFC 5958 §2"));
    }
}
