package ike.crypto.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Vector;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.v2.Identification;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who is in which group (RFC 5755): what another implementation has made, what ours makes, and what is damaged. */
class AttributeCertificateTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Vector MADE = Vector.in("attribute-certificate").getFirst();
    private static final Certificate AUTHORITY = Certificate.read(MADE.octets("authority")).orThrow();
    private static final Certificate HOLDER = Certificate.read(MADE.octets("holder")).orThrow();
    private static final Certificate OTHER = Certificate.read(MADE.octets("other")).orThrow();
    private static final AttributeCertificate ATTRIBUTE = AttributeCertificate.read(MADE.octets("certificate"))
            .orThrow();

    @Test
    void anotherImplementationsIsRead() {
        assertThat(ATTRIBUTE.groups()).containsExactly("sales", "Finance");
        assertThat(ATTRIBUTE.issuer()).isEqualTo("C=CH, O=Test, CN=Attributes");
        assertThat(ATTRIBUTE.isAbout(HOLDER)).isTrue();
        assertThat(ATTRIBUTE.isAbout(AUTHORITY)).isFalse();
        assertThat(ATTRIBUTE.flaw(ImmutableList.of(OTHER, AUTHORITY), NOW)).isEmpty();
        assertThat(ATTRIBUTE.flaw(ImmutableList.of(OTHER), NOW).orElseThrow()).contains("no attribute authority");
        assertThat(ATTRIBUTE.flaw(ImmutableList.of(AUTHORITY), Instant.parse("2036-01-02T00:00:00Z")).orElseThrow())
                .contains("out of date");
        assertThat(ATTRIBUTE.flaw(ImmutableList.of(AUTHORITY), Instant.parse("2025-01-02T00:00:00Z")).orElseThrow())
                .contains("not valid before");
    }

    @Test
    void theTextualEncodingIsRead() {
        String text = "-----BEGIN ATTRIBUTE CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(ATTRIBUTE.der().toArray())
                + "\n-----END ATTRIBUTE CERTIFICATE-----\n";
        assertThat(AttributeCertificateFile.read(Bytes.utf8(text)).orThrow()).isEqualTo(ATTRIBUTE);
        assertThat(AttributeCertificateFile.read(Bytes.utf8(text.replace("ATTRIBUTE CERT", "CERT"))).toOptional())
                .isEmpty();
        assertThat(AttributeCertificateFile.read(HOLDER.der()).toOptional()).isEmpty();
    }

    /** What is damaged is not read, or not believed; nothing throws. */
    @Test
    void damageIsSeen() {
        SplittableRandom random = new SplittableRandom(1);
        int read = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] octets = ATTRIBUTE.der().toArray();
            octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
            if (AttributeCertificate
                    .read(Bytes.owning(octets)) instanceof Decoded.Ok<AttributeCertificate>(AttributeCertificate odd)) {
                read++;
                assertThat(odd.flaw(ImmutableList.of(AUTHORITY), NOW)).as(odd.der().hex()).isPresent();
                assertThat(odd.toString() + odd.isAbout(HOLDER)).isNotEmpty();
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void onlyOneOfTheGroupsIsDemandedAndWhyNotIsSaid() {
        assertThat(judge(ImmutableList.of(ATTRIBUTE), "admins", "SALES").outcome())
                .isEqualTo(TrustStep.Outcome.PASSED);
        assertThat(judge(ImmutableList.of(ATTRIBUTE), "admins").text()).contains("(admins)", "for sales, Finance",
                "says another group");
        assertThat(judge(ImmutableList.of(), "sales").text()).contains("there is no attribute certificate about it");
        assertThat(judge(ImmutableList.of(of(List.of("sales"), NOW.minusSeconds(9), NOW.minusSeconds(1))), "sales")
                .text()).contains("out of date since 2026-06-01T11:59:59Z");
        assertThat(judge(ImmutableList.of(of(List.of("sales"), NOW, NOW)), "sales").text())
                .contains("signed by no attribute authority");
    }

    /** Made by an authority that nobody trusts. */
    private static AttributeCertificate of(List<String> groups, Instant from, Instant to) {
        SigningKey key = SigningKey.read(SeededKeys.ec("P-256", 91)).orThrow();
        return AttributeCertificate
                .read(Authority.of("C=CH, O=Test, CN=Attributes", key).attributes(HOLDER, from, to, groups)).orThrow();
    }

    private static TrustStep judge(ImmutableList<AttributeCertificate> attributes, String... groups) {
        TrustStep step = new GroupCheck(ImmutableList.copyOf(groups), attributes, ImmutableList.of(AUTHORITY), NOW)
                .judge(HOLDER);
        assertThat(step.outcome() == TrustStep.Outcome.PASSED).isEqualTo(step.text().startsWith("in a group"));
        return step;
    }

    @Test
    void anAuthorityOutOfItsOwnDatesCountsNoMore() {
        SigningKey key = SigningKey.read(SeededKeys.ec("P-256", 92)).orThrow();
        Authority authority = Authority.of("CN=Attributes", key);
        AttributeCertificate good = AttributeCertificate
                .read(authority.attributes(HOLDER, NOW, NOW, List.of("sales"))).orThrow();
        assertThat(good.flaw(ImmutableList.of(authority.root()), NOW)).isEmpty();
        Certificate old = authority.peer("CN=Attributes", key, Identification.fqdn("aa.test"),
                draft -> draft.to(NOW.minusSeconds(1)));
        assertThat(good.flaw(ImmutableList.of(old), NOW).orElseThrow()).contains("own certificate is not valid");
    }
}
