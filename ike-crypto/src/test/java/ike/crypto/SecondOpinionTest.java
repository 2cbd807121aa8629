package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Agreement.Agreed;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
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
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.AEADBlockCipher;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CBCModeCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each algorithm against a second implementation: Bouncy Castle where ours is the JDK, and the other way round. */
class SecondOpinionTest {
    private final Random random = new Random(42);

    @ParameterizedTest
    @MethodSource
    void encryptions(Encryption encryption) throws InvalidCipherTextException {
        for (int length = 0; length < 200; length += encryption.blockLength() * 7) {
            Bytes key = octets(encryption.keyLength());
            Bytes iv = octets(encryption.ivLength());
            Bytes aad = encryption.aead() ? octets(40) : Bytes.EMPTY;
            Bytes plaintext = octets(length);
            assertThat(encryption.seal(Secret.copyOf(key), iv, aad, plaintext))
                    .isEqualTo(encryption.aead()
                            ? gcm(encryption, key, iv, aad, plaintext)
                            : cbc(encryption, key, iv, plaintext));
        }
    }

    static List<Encryption> encryptions() {
        return Algorithms.encryptions();
    }

    @ParameterizedTest
    @MethodSource
    void prfs(Prf prf) {
        for (int length = 0; length < 300; length += 37) {
            Bytes key = octets(length);
            Bytes data = octets(2 * length);
            HMac mac = new HMac(switch (prf.outputLength()) {
                case 16 -> new MD5Digest();
                case 20 -> new SHA1Digest();
                case 32 -> new SHA256Digest();
                case 48 -> new SHA384Digest();
                default -> new SHA512Digest();
            });
            mac.init(new KeyParameter(key.toArray()));
            mac.update(data.toArray(), 0, data.length());
            byte[] expected = new byte[prf.outputLength()];
            mac.doFinal(expected, 0);
            assertThat(Revealed.octets(prf.of(Secret.copyOf(key), data))).isEqualTo(Bytes.owning(expected));
        }
    }

    static List<Prf> prfs() {
        return Algorithms.prfs();
    }

    @ParameterizedTest
    @MethodSource("ike.crypto.PublicValueTest#modpGroups")
    void modpGroups(ModpGroup group) throws GeneralSecurityException {
        Secret seed = Secret.copyOf(octets(group.seedLength()));
        Bytes peer = group.offer(Secret.copyOf(octets(group.seedLength()))).publicData();
        BigInteger exponent = new BigInteger(1, Revealed.octets(seed).toArray()).setBit(8 * group.seedLength());

        KeyFactory factory = KeyFactory.getInstance("DiffieHellman");
        PrivateKey ours = factory.generatePrivate(new DHPrivateKeySpec(exponent, group.prime(), BigInteger.TWO));
        PublicKey theirs = factory.generatePublic(
                new DHPublicKeySpec(new BigInteger(1, peer.toArray()), group.prime(), BigInteger.TWO));
        assertThat(shared(group, peer, seed)).isEqualTo(agreed("DiffieHellman", ours, theirs));
    }

    @ParameterizedTest
    @MethodSource("ike.crypto.PublicValueTest#ecpGroups")
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

    private static Bytes shared(KeyExchange method, Bytes peer, Secret seed) {
        return Revealed.octets(((Agreed) method.respond(peer, seed)).shared());
    }

    private static Bytes agreed(String algorithm, PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(algorithm);
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        return Bytes.owning(agreement.generateSecret());
    }

    private static Bytes gcm(Encryption encryption, Bytes key, Bytes iv, Bytes aad, Bytes plaintext)
            throws InvalidCipherTextException {
        int keyLength = encryption.keyBits() / 8;
        AEADBlockCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(true, new AEADParameters(new KeyParameter(key.slice(0, keyLength).toArray()),
                encryption.icvLength() * 8, Bytes.concat(key.from(keyLength), iv).toArray(), aad.toArray()));
        byte[] output = new byte[cipher.getOutputSize(plaintext.length())];
        int at = cipher.processBytes(plaintext.toArray(), 0, plaintext.length(), output, 0);
        cipher.doFinal(output, at);
        return Bytes.owning(output);
    }

    private static Bytes cbc(Encryption encryption, Bytes key, Bytes iv, Bytes plaintext) {
        CBCModeCipher cipher = CBCBlockCipher.newInstance(
                encryption.id() == EncryptionId.ENCR_3DES ? new DESedeEngine() : AESEngine.newInstance());
        cipher.init(true, new ParametersWithIV(new KeyParameter(key.toArray()), iv.toArray()));
        byte[] output = new byte[plaintext.length()];
        for (int at = 0; at < output.length; at += cipher.getBlockSize()) {
            cipher.processBlock(plaintext.toArray(), at, output, at);
        }
        return Bytes.owning(output);
    }

    private Bytes octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Bytes.owning(octets);
    }
}
