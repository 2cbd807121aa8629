package ike.benchmarks.crypto;

import com.google.common.collect.ImmutableMap;
import ike.wire.v2.KeyExchangeId;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Objects;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;

/**
 * By the Java runtime alone, as a program asks it (JCA): it draws its own randomness, so {@code ike} cannot be served by
 * it. The other end's value comes as a SubjectPublicKeyInfo, the nearest that it takes to octets.
 */
final class JdkExchange implements ExchangeEnd {
    private static final String ML_KEM = "ML-KEM";
    /** What the runtime calls the methods that it has. */
    private static final ImmutableMap<KeyExchangeId, String> NAMES = ImmutableMap.of(KeyExchangeId.CURVE25519,
            "X25519", KeyExchangeId.CURVE448, "X448", KeyExchangeId.ECP_256, "secp256r1", KeyExchangeId.ECP_384,
            "secp384r1", KeyExchangeId.ECP_521, "secp521r1", KeyExchangeId.ML_KEM_512, "ML-KEM-512",
            KeyExchangeId.ML_KEM_768, "ML-KEM-768", KeyExchangeId.ML_KEM_1024, "ML-KEM-1024");

    private final String name;
    private final KeyPairGenerator generator;
    private final KeyFactory factory;
    private final KeyPair own;
    private final byte[] initiatorPublic;
    private final byte[] peerPublic;

    private JdkExchange(String name) throws GeneralSecurityException {
        this.name = name;
        generator = KeyPairGenerator.getInstance(name.startsWith("secp") ? "EC" : name);
        if (name.startsWith("secp")) {
            generator.initialize(new ECGenParameterSpec(name));
        } else {
            generator.initialize(new NamedParameterSpec(name));
        }
        factory = KeyFactory.getInstance(name.startsWith("secp") ? "EC" : name);
        own = generator.generateKeyPair();
        initiatorPublic = own.getPublic().getEncoded();
        peerPublic = name.startsWith(ML_KEM)
                ? encapsulated().encapsulation()
                : generator.generateKeyPair().getPublic().getEncoded();
    }

    /** Whether this Java runtime has the method. */
    static boolean does(KeyExchangeId method) {
        return NAMES.containsKey(method);
    }

    static JdkExchange of(KeyExchangeId method) {
        try {
            return new JdkExchange(Objects.requireNonNull(NAMES.get(method)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] keyPair() {
        return generator.generateKeyPair().getPublic().getEncoded();
    }

    @Override
    public Object agree() {
        try {
            return name.startsWith(ML_KEM)
                    ? KEM.getInstance(ML_KEM).newDecapsulator(own.getPrivate()).decapsulate(peerPublic)
                    : agreed(own, peerPublic);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object respond() {
        try {
            return name.startsWith(ML_KEM) ? encapsulated() : agreed(generator.generateKeyPair(), initiatorPublic);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KEM.Encapsulated encapsulated() throws GeneralSecurityException {
        return KEM.getInstance(ML_KEM).newEncapsulator(read(initiatorPublic)).encapsulate();
    }

    private byte[] agreed(KeyPair pair, byte[] other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(name.startsWith("secp") ? "ECDH" : name);
        agreement.init(pair.getPrivate());
        agreement.doPhase(read(other), true);
        return agreement.generateSecret();
    }

    private PublicKey read(byte[] encoded) throws GeneralSecurityException {
        return factory.generatePublic(new X509EncodedKeySpec(encoded));
    }
}
