package ike.benchmarks.crypto;

import ike.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** By the Java runtime alone, as a program asks it (JCA): its ECDSA and DSA draw randomness of their own. */
final class JdkSigner implements Signer {
    private final String algorithm;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final byte[] message;
    private final byte[] signature;

    JdkSigner(SignatureKey chosen, Bytes message) {
        try {
            this.algorithm = chosen.jdk().orElseThrow();
            KeyFactory factory = KeyFactory.getInstance(switch (chosen.key().publicKey().type()) {
                case RSA -> "RSA";
                case DSA -> "DSA";
                case ECDSA -> "EC";
                case ED25519, ED448 -> "EdDSA";
            });
            this.privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(chosen.encoded().toArray()));
            this.publicKey = factory.generatePublic(
                    new X509EncodedKeySpec(chosen.key().publicKey().subjectPublicKeyInfo().toArray()));
            this.message = message.toArray();
            this.signature = sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sign() {
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(privateKey);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Boolean verify() {
        try {
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(publicKey);
            verifying.update(message);
            return verifying.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
