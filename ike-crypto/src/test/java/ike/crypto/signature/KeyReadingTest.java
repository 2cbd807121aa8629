package ike.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.Decoded;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;

/** Public keys that a peer may send and that must not be used (RFC 5280 §4.1.2.7). */
class KeyReadingTest {
    private static final BigInteger N = ((RsaPublicKey) SigningKey.read(SeededKeys.rsa(1024, 21)).orThrow().publicKey())
            .n();
    private static final BigInteger E = BigInteger.valueOf(65537);

    @Test
    void rsaNumbersThatNobodyGenerates() throws IOException {
        assertThat(rsa(N, E)).isTrue();
        assertThat(rsa(N, BigInteger.valueOf(3))).isTrue();
        for (BigInteger e : List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, E.negate(),
                E.add(BigInteger.ONE), BigInteger.ONE.shiftLeft(65).add(BigInteger.ONE))) {
            assertThat(rsa(N, e)).isFalse();
        }
        for (BigInteger n : List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.valueOf(15), N.negate(),
                N.add(BigInteger.ONE), BigInteger.ONE.shiftLeft(512).add(BigInteger.ONE),
                BigInteger.ONE.shiftLeft(16_384).add(BigInteger.ONE))) {
            assertThat(rsa(n, E)).isFalse();
        }
    }

    @Test
    void pointsThatAreNone() throws IOException {
        X9ECParameters curve = ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1);
        AlgorithmIdentifier named = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey,
                SECObjectIdentifiers.secp256r1);
        byte[] g = curve.getG().getEncoded(false);
        byte[] off = g.clone();
        off[64] ^= 1;
        assertThat(readable(named, g)).isTrue();
        for (byte[] bad : List.of(off, Arrays.copyOf(g, 64), new byte[0], new byte[]{0}, new byte[65])) {
            assertThat(readable(named, bad)).isFalse();
        }
        assertThat(readable(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), g)).isFalse();
        assertThat(readable(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, DERNull.INSTANCE), g))
                .isFalse();
        X9ECParameters small = ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp192r1);
        assertThat(readable(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey,
                SECObjectIdentifiers.secp192r1), small.getG().getEncoded(false))).isFalse();
    }

    @Test
    void edwardsPointsOfSmallOrder() throws IOException {
        AlgorithmIdentifier ed25519 = new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
        byte[] one = new byte[32];
        one[0] = 1;
        assertThat(readable(ed25519, one)).isFalse();
        assertThat(readable(ed25519, new byte[32])).isFalse();
        assertThat(readable(ed25519, new byte[31])).isFalse();
        assertThat(readable(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed448), new byte[57])).isFalse();
    }

    @Property
    void noOctetsMakeItThrow(@ForAll byte[] octets) {
        assertThat(VerificationKey.read(Bytes.copyOf(octets))).isInstanceOf(Decoded.Bad.class);
        assertThat(SigningKey.read(Bytes.copyOf(octets))).isInstanceOf(Decoded.Bad.class);
        assertThat(AlgorithmIdentifiers.read(Bytes.copyOf(octets))).isInstanceOf(Decoded.Bad.class);
    }

    @Test
    void aChangedOctetNeverMakesItThrow() {
        for (SigningKey key : Keys.all()) {
            Bytes good = key.publicKey().subjectPublicKeyInfo();
            for (int i = 0; i < good.length(); i++) {
                byte[] changed = good.toArray();
                changed[i] ^= (byte) (1 + i % 255);
                assertThat(VerificationKey.read(Bytes.owning(changed))).isNotNull();
            }
        }
    }

    private static boolean rsa(BigInteger n, BigInteger e) throws IOException {
        return readable(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(n, e).getEncoded());
    }

    private static boolean readable(AlgorithmIdentifier algorithm, byte[] key) throws IOException {
        return VerificationKey.read(Bytes.owning(new SubjectPublicKeyInfo(algorithm, key).getEncoded()))
                .toOptional().isPresent();
    }
}
