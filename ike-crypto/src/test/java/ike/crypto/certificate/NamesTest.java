package ike.crypto.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which certificate speaks for whom (RFC 4945 §3), and which names an authority may certify (RFC 5280 §4.2.1.10). */
class NamesTest {
    private static final Authority ROOT = Authority.of("C=CH, O=Root",
            SigningKey.read(SeededKeys.ec("P-256", 61)).orThrow());
    private static final Authority MIDDLE = Authority.of("C=CH, O=Middle",
            SigningKey.read(SeededKeys.ec("P-256", 62)).orThrow());
    private static final SigningKey PEER = SigningKey.read(SeededKeys.ed(KeyType.ED25519, 63)).orThrow();
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** Neither a pattern in a certificate nor one that a peer claims speaks for more than itself; kinds of names are kept apart. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // in the certificate | its subject | claimed | whether that is true
            "fqdn:moon.example.org|CN=peer|fqdn:moon.example.org|true",
            "fqdn:moon.example.org|CN=peer|fqdn:MOON.example.ORG|true",
            "fqdn:moon.example.org|CN=peer|fqdn:moon.example.org.|false",
            "fqdn:moon.example.org|CN=peer|fqdn:sun.example.org|false",
            "fqdn:moon.example.org|CN=peer|fqdn:example.org|false",
            "fqdn:moon.example.org|CN=peer|fqdn:*.example.org|false",
            "fqdn:moon.example.org|CN=peer|fqdn:|false",
            "fqdn:*.example.org|CN=peer|fqdn:moon.example.org|false",
            "fqdn:*|CN=peer|fqdn:moon.example.org|false",
            "fqdn:moon.example.org%00.evil.example|CN=peer|fqdn:moon.example.org|false",
            "fqdn:evil.example|CN=moon.example.org|fqdn:moon.example.org|false",
            "fqdn:evil.example|CN=moon.example.org|dn:CN=moon.example.org|true",
            "fqdn:evil.example|CN=moon.example.org|dn:CN=*|false",
            "fqdn:evil.example|CN=*|dn:CN=moon.example.org|false",
            "fqdn:evil.example|C=CH, CN=moon|dn:C=CH, CN=MOON|true",
            "fqdn:evil.example|C=CH, CN=moon|dn:CN=moon, C=CH|false",
            "fqdn:evil.example|C=CH, CN=moon|dn:C=CH|false",
            "fqdn:evil.example|C=CH, CN=moon, CN=sun|dn:C=CH, CN=moon|false",
            "email:carol@example.org|CN=peer|email:Carol@EXAMPLE.org|true",
            "email:carol@example.org|CN=peer|email:@example.org|false",
            "email:carol@example.org|CN=peer|fqdn:carol@example.org|false",
            "email:carol@example.org|CN=peer|email:dave@example.org|false",
            "fqdn:evil.example|E=carol@example.org, CN=peer|email:carol@example.org|false",
            "ip:192.0.2.1|CN=peer|ip:192.0.2.1|true", "ip:192.0.2.1|CN=peer|ip:192.0.2.2|false",
            "ip:192.0.2.1|CN=peer|ip:::ffff:192.0.2.1|false", "ip:192.0.2.1|CN=peer|fqdn:192.0.2.1|false",
            "fqdn:192.0.2.1|CN=peer|ip:192.0.2.1|false"})
    void aCertificateSpeaksForItsNames(String name, String subject, String claimed, boolean speaks) {
        assertThat(judge(MIDDLE.peer(subject, PEER, identity(name), NamesTest::asItIs), identity(claimed),
                ROOT.authority(MIDDLE, 0, NamesTest::asItIs)).trusted()).isEqualTo(speaks);
    }

    /** Each row both as what alone may be certified and as what must not be. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // constraint | name in the certificate | its subject | whether that is inside
            "dns:example.org|fqdn:moon.example.org|CN=peer|true", "dns:example.org|fqdn:example.org|CN=peer|true",
            "dns:EXAMPLE.org|fqdn:moon.example.ORG|CN=peer|true", "dns:example.org|fqdn:MOON.EXAMPLE.ORG|CN=peer|true",
            "dns:example.org|fqdn:notexample.org|CN=peer|false",
            "dns:example.org|fqdn:example.org.evil.example|CN=peer|false",
            "email:example.org|email:carol@example.org|CN=peer|true",
            "email:EXAMPLE.org|email:carol@example.ORG|CN=peer|true",
            "email:example.org|email:carol@moon.example.org|CN=peer|false",
            "email:.example.org|email:carol@Moon.Example.org|CN=peer|true",
            "email:.example.org|email:carol@example.org|CN=peer|false",
            "email:carol@EXAMPLE.org|email:carol@example.org|CN=peer|true",
            "email:carol@example.org|email:dave@example.org|CN=peer|false",
            "ip:192.0.2.0/24|ip:192.0.2.7|CN=peer|true", "ip:192.0.2.0/24|ip:192.0.3.7|CN=peer|false",
            "dn:C=CH, O=Test|fqdn:moon.example.org|C=CH, O=Test, CN=moon|true",
            "dn:C=CH, O=TEST|fqdn:moon.example.org|C=CH, O=Test, CN=moon|true",
            "dn:C=CH, O=Test|fqdn:moon.example.org|C=CH, O=Other, CN=moon|false",
            "dn:C=CH, O=Test|fqdn:moon.example.org|O=Test, C=CH, CN=moon|false"})
    void anAuthorityIsHeldToItsConstraints(String constraint, String name, String subject, boolean inside) {
        Certificate peer = MIDDLE.peer(subject, PEER, identity(name), NamesTest::asItIs);
        GeneralSubtree[] tree = {new GeneralSubtree(base(constraint))};
        assertThat(judge(peer, identity(name), confined(new NameConstraints(tree, null))).trusted()).as("permitted")
                .isEqualTo(inside);
        assertThat(judge(peer, identity(name), confined(new NameConstraints(null, tree))).trusted()).as("excluded")
                .isEqualTo(!inside);
    }

    private static TrustReport judge(Certificate peer, Identification claimed, Certificate middle) {
        return TrustCheck.judge(TrustRequest.of(peer, claimed, ImmutableList.of(middle), ImmutableList.of(ROOT.root()),
                NOW));
    }

    private static Certificate confined(NameConstraints constraints) {
        return ROOT.authority(MIDDLE, 0, draft -> draft.with(Extension.nameConstraints, true, constraints));
    }

    private static Identification identity(String text) {
        String value = value(text).replace("%00", "\0");
        return switch (kind(text)) {
            case "fqdn" -> Identification.fqdn(value);
            case "email" -> Identification.rfc822(value);
            case "ip" -> Identification.address(IpAddress.of(value));
            case "dn" -> new Identification(IdType.Known.ID_DER_ASN1_DN,
                    DistinguishedName.parse(value).orElseThrow().der());
            default -> throw new AssertionError(text);
        };
    }

    private static GeneralName base(String text) {
        String value = value(text);
        return switch (kind(text)) {
            case "dns" -> new GeneralName(GeneralName.dNSName, value);
            case "email" -> new GeneralName(GeneralName.rfc822Name, value);
            case "ip" -> new GeneralName(GeneralName.iPAddress, value);
            case "dn" -> new GeneralName(new X500Name(value));
            default -> throw new AssertionError(text);
        };
    }

    private static String kind(String text) {
        return parts(text).getFirst();
    }

    private static String value(String text) {
        return parts(text).getLast();
    }

    private static List<String> parts(String text) {
        return Splitter.on(':').limit(2).splitToList(text);
    }

    private static void asItIs(CertificateDraft draft) {
    }
}
