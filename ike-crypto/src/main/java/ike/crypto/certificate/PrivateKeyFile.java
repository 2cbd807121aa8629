package ike.crypto.certificate;

import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Reads what a file with a private key holds, in DER or in textual encoding (RFC 7468): PKCS #1 (RFC 8017 Appendix
 * A.1.2), SEC 1 (RFC 5915), PKCS #8 in the clear (RFC 5958 §2) or encrypted (§3); the first two also as OpenSSL encrypts them
 * ({@code DEK-Info}, RFC 1421 §4.6.1.3).
 */
public final class PrivateKeyFile {
    /** What came of it. */
    public sealed interface Reading {
        /** The key. */
        record Key(SigningKey key) implements Reading {
        }

        /** The file is encrypted, and no password was given or it is not the right one. */
        record Locked(String why) implements Reading {
        }

        /** The file holds no key that could be used. */
        record Bad(String why) implements Reading {
        }
    }

    private PrivateKeyFile() {
    }

    /** Reads a file; the password is used where the file is encrypted. */
    public static Reading read(Bytes file, Optional<String> password) {
        try {
            return PemObjects.isText(file) ? text(file, password) : binary(file, password);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is no key.
            return new Reading.Bad("not a private key: " + e.getMessage());
        }
    }

    private static Reading text(Bytes file, Optional<String> password) throws IOException {
        for (PemObjects.Part part : PemObjects.of(file)) {
            if (part.label().endsWith("PRIVATE KEY")) {
                return part.legacyEncrypted()
                        ? opened(password, secret -> EncryptedPem.open(file, secret))
                        : switch (part.label()) {
                            case "RSA PRIVATE KEY" -> key(pkcs1(part.octets()));
                            case "EC PRIVATE KEY" -> key(sec1(part.octets()));
                            case "ENCRYPTED PRIVATE KEY" -> encrypted(part.octets(), password);
                            default -> key(PrivateKeyInfo.getInstance(part.octets().toArray()));
                        };
            }
        }
        return new Reading.Bad("there is no private key in it");
    }

    /** The second element tells the forms apart: a number in PKCS #1, octets in SEC 1 and in an encrypted key. */
    private static Reading binary(Bytes file, Optional<String> password) throws IOException {
        ASN1Sequence sequence = ASN1Sequence.getInstance(file.toArray());
        if (sequence.size() > 8 && sequence.getObjectAt(1) instanceof ASN1Integer) {
            return key(pkcs1(file));
        }
        if (!(sequence.getObjectAt(0) instanceof ASN1Integer)) {
            return encrypted(file, password);
        }
        return sequence.getObjectAt(1) instanceof ASN1Sequence
                ? key(PrivateKeyInfo.getInstance(sequence))
                : key(sec1(file));
    }

    private static PrivateKeyInfo pkcs1(Bytes octets) throws IOException {
        return new PrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                RSAPrivateKey.getInstance(octets.toArray()));
    }

    private static PrivateKeyInfo sec1(Bytes octets) throws IOException {
        ECPrivateKey key = ECPrivateKey.getInstance(octets.toArray());
        if (key.getParametersObject() == null) {
            throw new IOException("the key does not say on which curve it is");
        }
        return new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey,
                key.getParametersObject()), key);
    }

    private static Reading encrypted(Bytes octets, Optional<String> password) throws IOException {
        return opened(password, secret -> EncryptedKey.open(octets, secret));
    }

    /** Opens something with a password; nothing if that is the wrong one. */
    private interface Opening {
        Optional<PrivateKeyInfo> with(String password) throws IOException;
    }

    private static Reading opened(Optional<String> password, Opening opening) throws IOException {
        if (password.isEmpty()) {
            return new Reading.Locked("the key is encrypted, and there is no secret for it");
        }
        Optional<PrivateKeyInfo> opened = opening.with(password.get());
        return opened.isPresent() ? key(opened.get()) : new Reading.Locked("the secret does not open the key");
    }

    private static Reading key(PrivateKeyInfo info) throws IOException {
        return switch (SigningKey.read(Bytes.owning(info.getEncoded("DER")))) {
            case Decoded.Ok<SigningKey>(SigningKey key) -> new Reading.Key(key);
            case Decoded.Bad<SigningKey>(Malformed why) -> new Reading.Bad(why.problem());
        };
    }
}
