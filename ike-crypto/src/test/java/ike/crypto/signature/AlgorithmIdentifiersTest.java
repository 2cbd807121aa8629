package ike.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.signature.SignatureScheme.RsaPss;
import ike.wire.Bytes;
import ike.wire.Decoded;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The ASN.1 objects of RFC 7427 Appendix A and RFC 8420 Appendix A, to the octet. */
class AlgorithmIdentifiersTest {
    static Stream<Arguments> published() {
        return Stream.of(object("300d06092a864886f70d0101050500", new SignatureScheme.RsaPkcs1(SignatureHash.SHA1)),
                object("300d06092a864886f70d01010b0500", new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_256)),
                object("300d06092a864886f70d01010c0500", new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_384)),
                object("300d06092a864886f70d01010d0500", new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_512)),
                object("300906072a8648ce380403", new SignatureScheme.Dsa(SignatureHash.SHA1, PairForm.DER)),
                object("300b0609608648016503040302", new SignatureScheme.Dsa(SignatureHash.SHA2_256, PairForm.DER)),
                object("300906072a8648ce3d0401", new SignatureScheme.Ecdsa(SignatureHash.SHA1, PairForm.DER)),
                object("300a06082a8648ce3d040302", new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER)),
                object("300a06082a8648ce3d040303", new SignatureScheme.Ecdsa(SignatureHash.SHA2_384, PairForm.DER)),
                object("300a06082a8648ce3d040304", new SignatureScheme.Ecdsa(SignatureHash.SHA2_512, PairForm.DER)),
                object("300d06092a864886f70d01010a3000", RsaPss.of(SignatureHash.SHA1)),
                object("300506032b6570", new SignatureScheme.EdDsa(KeyType.ED25519)),
                object("300506032b6571", new SignatureScheme.EdDsa(KeyType.ED448)));
    }

    @ParameterizedTest
    @MethodSource("published")
    void bothWays(String hex, SignatureScheme scheme) {
        assertThat(AlgorithmIdentifiers.read(Bytes.fromHex(hex))).isEqualTo(new Decoded.Ok<>(scheme));
        assertThat(AlgorithmIdentifiers.write(scheme)).isEqualTo(Bytes.fromHex(hex));
    }

    /** RFC 7427 Appendix A.4.2 and A.4.3 write defaults out; RFC 4055 §2.1 lets a hash do without its NULL. */
    @ParameterizedTest
    @CsvSource({"303e06092a864886f70d01010a3031a00b300906052b0e03021a0500a118301606092a864886f70d010108"
            + "300906052b0e03021a0500a203020114a303020101, SHA1, 20",
            "304606092a864886f70d01010a3039a00f300d06096086480165030402010500a11c301a06092a864886f70d010108"
                    + "300d06096086480165030402010500a203020120a303020101, SHA2_256, 32",
            "303d06092a864886f70d01010a3030a00d300b0609608648016503040201a11a301806092a864886f70d010108"
                    + "300b0609608648016503040201a203020120, SHA2_256, 32"})
    void otherFormsOfPssAreRead(String hex, SignatureHash hash, int salt) {
        assertThat(AlgorithmIdentifiers.read(Bytes.fromHex(hex)))
                .isEqualTo(new Decoded.Ok<>(new RsaPss(hash, hash, salt)));
    }

    @ParameterizedTest
    @CsvSource({"'', not an AlgorithmIdentifier", "300b06092a864886f70d01010b, the parameters of",
            "300c06082a8648ce3d0403020500, the parameters of", "300706032b65700500, the parameters of",
            "300d06092a864886f70d0101040500, is not known", "30800609 2a864886f70d01010b 0500 0000, not DER",
            "30810d06092a864886f70d01010b0500, not DER", "300d06092a864886f70d01010b050000, not an Alg",
            "300b06092a864886f70d01010a, needs parameters", "300d06092a864886f70d01010a0500, needs parameters",
            "301206092a864886f70d01010a3005a203020b00, ''", "301206092a864886f70d01010a3005a2030201ff, salt",
            "301206092a864886f70d01010a3005a303020102, trailer", "301306092a864886f70d01010a3006a20402020400, salt",
            "300906072a8648ce3804, ''", "05 00, not an", "ff, not an"})
    void othersAreNot(String hex, String problem) {
        assertThat(AlgorithmIdentifiers.read(Bytes.fromHex(hex))).isInstanceOfSatisfying(Decoded.Bad.class,
                bad -> assertThat(bad.why().problem()).contains(problem));
    }

    private static Arguments object(String hex, SignatureScheme scheme) {
        return Arguments.of(hex, scheme);
    }
}
