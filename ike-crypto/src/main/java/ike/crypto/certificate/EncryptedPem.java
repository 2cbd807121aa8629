package ike.crypto.certificate;

import ike.wire.Bytes;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;

/**
 * A private key in textual encoding that OpenSSL has encrypted in its old way: with the header {@code DEK-Info} (RFC 1421
 * §4.6.1.3) and a key that is made of the password by MD5.
 */
final class EncryptedPem {
    private EncryptedPem() {
    }

    /** The first such key of a file; nothing if the password is wrong. */
    static Optional<PrivateKeyInfo> open(Bytes file, String password) throws IOException {
        char[] characters = password.toCharArray();
        try (PEMParser parser = new PEMParser(
                new StringReader(new String(file.toArray(), StandardCharsets.ISO_8859_1)))) {
            Object part = parser.readObject();
            while (part != null && !(part instanceof PEMEncryptedKeyPair)) {
                part = parser.readObject();
            }
            return part instanceof PEMEncryptedKeyPair pair
                    ? Optional.of(pair.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(new BouncyCastleProvider()).build(characters)).getPrivateKeyInfo())
                    : Optional.empty();
        } catch (PEMException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
