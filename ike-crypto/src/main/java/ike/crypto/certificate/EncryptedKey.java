package ike.crypto.certificate;

import ike.wire.Bytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/** An encrypted private key (PKCS #8, RFC 5958 §3) by a password: PBES2 and the older ways of PKCS #5 and PKCS #12. */
final class EncryptedKey {
    private EncryptedKey() {
    }

    /** The key; nothing if the password is wrong. */
    static Optional<PrivateKeyInfo> open(Bytes octets, String password) throws IOException {
        char[] characters = password.toCharArray();
        InputDecryptorProvider decryptors = new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(new BouncyCastleProvider()).build(characters);
        try {
            return Optional.of(new PKCS8EncryptedPrivateKeyInfo(octets.toArray()).decryptPrivateKeyInfo(decryptors));
        } catch (PKCSException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
