package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Collections;

/**
 * Reads a PKCS #12 file (RFC 7292): private keys and certificates behind one password.
 *
 * @param keys the private keys
 * @param certificates every certificate, those of authorities too
 */
public record KeyStoreFile(ImmutableList<SigningKey> keys, ImmutableList<Certificate> certificates) {
    /** Opens a file. */
    public static Decoded<KeyStoreFile> read(Bytes file, String password) {
        char[] characters = password.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file.toArray()), characters);
            return new Decoded.Ok<>(contents(store, characters));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // The Java runtime throws unchecked exceptions too at what is no such file.
            return new Decoded.Bad<>(new Malformed("PKCS #12 file", 0,
                    "cannot be opened, perhaps with another secret: " + e.getMessage(), "RFC 7292 §4"));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static KeyStoreFile contents(KeyStore store, char[] password)
            throws GeneralSecurityException, IOException {
        ImmutableList.Builder<SigningKey> keys = ImmutableList.builder();
        ImmutableList.Builder<Certificate> certificates = ImmutableList.builder();
        for (String alias : Collections.list(store.aliases())) {
            Key key = store.isKeyEntry(alias) ? store.getKey(alias, password) : null;
            if (key != null) {
                keys.add(good(SigningKey.read(Bytes.owning(key.getEncoded()))));
            }
            java.security.cert.Certificate[] chain = store.getCertificateChain(alias);
            java.security.cert.Certificate single = store.getCertificate(alias);
            for (java.security.cert.Certificate certificate : chain == null
                    ? new java.security.cert.Certificate[]{single}
                    : chain) {
                certificates.add(good(Certificate.read(Bytes.owning(certificate.getEncoded()))));
            }
        }
        return new KeyStoreFile(keys.build(), certificates.build());
    }

    private static <T> T good(Decoded<T> decoded) throws IOException {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> value;
            case Decoded.Bad<T>(Malformed why) -> throw new IOException(why.problem());
        };
    }
}
