package ike.crypto;

import static ike.wire.v2.KeyExchangeId.ECP_256;
import static ike.wire.v2.KeyExchangeId.ECP_384;
import static ike.wire.v2.KeyExchangeId.ECP_521;
import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Agreement.Agreed;
import ike.wire.Bytes;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.List;
import java.util.Random;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.DHPrivateKeySpec;
import javax.crypto.spec.DHPublicKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each key exchange method against a second implementation: that of the Java runtime. */
class SecondOpinionTest {
    private final Random random = new Random(42);

    @ParameterizedTest
    @MethodSource("ike.crypto.PublicValueTest#modpGroups")
    void modpGroups(ModpGroup group) throws GeneralSecurityException {
        Secret seed = Secret.copyOf(octets(group.seedLength()));
        Bytes peer = group.offer(Secret.copyOf(octets(group.seedLength()))).publicData();
        ModpParameters numbers = group.parameters();
        BigInteger exponent = numbers.exponent(Revealed.octets(seed).toArray());

        KeyFactory factory = KeyFactory.getInstance("DiffieHellman");
        PrivateKey ours = factory.generatePrivate(new DHPrivateKeySpec(exponent, numbers.prime(), numbers.generator()));
        PublicKey theirs = factory.generatePublic(
                new DHPublicKeySpec(new BigInteger(1, peer.toArray()), numbers.prime(), numbers.generator()));
        assertThat(shared(group, peer, seed)).isEqualTo(agreed("DiffieHellman", ours, theirs));
    }

    @ParameterizedTest
    @MethodSource
    void ecpGroups(EcpGroup group) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp" + group.id().name().substring(4) + "r1"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        Secret seed = Secret.copyOf(octets(group.seedLength()));
        Bytes peer = group.offer(Secret.copyOf(octets(group.seedLength()))).publicData();
        BigInteger scalar = new BigInteger(1, Revealed.octets(seed).toArray())
                .mod(curve.getOrder().subtract(BigInteger.ONE)).add(BigInteger.ONE);

        KeyFactory factory = KeyFactory.getInstance("EC");
        PrivateKey ours = factory.generatePrivate(new ECPrivateKeySpec(scalar, curve));
        int half = peer.length() / 2;
        ECPoint point = new ECPoint(new BigInteger(1, peer.slice(0, half).toArray()),
                new BigInteger(1, peer.from(half).toArray()));
        PublicKey theirs = factory.generatePublic(new ECPublicKeySpec(point, curve));
        assertThat(shared(group, peer, seed)).isEqualTo(agreed("ECDH", ours, theirs));
    }

    /** The JDK has no others. */
    static List<EcpGroup> ecpGroups() {
        return PublicValueTest.ecpGroups().stream()
                .filter(g -> List.of(ECP_256, ECP_384, ECP_521).contains(g.id())).toList();
    }

    private static Bytes shared(KeyExchange method, Bytes peer, Secret seed) {
        return Revealed.octets(((Agreed) method.respond(peer, seed)).shared());
    }

    private static Bytes agreed(String algorithm, PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(algorithm);
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        return Bytes.owning(agreement.generateSecret());
    }

    private Bytes octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Bytes.owning(octets);
    }
}
