package ike.crypto.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.v2.Identification;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

/**
 * Damaged certificates are read or refused, and what is read is judged: whatever a peer sends, nothing throws. {@code
 * -Dike.mutations=N} and {@code -Dike.mutation.seed=N} make it a longer or another run.
 */
class CertificateMutationTest {
    private static final int MUTATIONS = Integer.getInteger("ike.mutations", 2000);
    private static final long SEED = Long.getLong("ike.mutation.seed", 1);
    private static final Authority ROOT = authority("C=CH, O=Test, CN=Root", 71);
    private static final Authority MIDDLE = authority("C=CH, O=Test, CN=Middle", 72);
    private static final SigningKey PEER = SigningKey.read(SeededKeys.ed(KeyType.ED25519, 73)).orThrow();
    private static final Identification MOON = Identification.fqdn("moon.example.org");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final SplittableRandom random = new SplittableRandom(SEED);

    private static void plain(CertificateDraft unchanged) {
        assertThat(unchanged).isNotNull();
    }

    @Test
    void whateverIsReadIsJudged() {
        Certificate root = ROOT.authority(ROOT, 3, CertificateMutationTest::plain);
        Certificate middle = ROOT.authority(MIDDLE, 0, draft -> draft.with(Extension.nameConstraints, true,
                new NameConstraints(new GeneralSubtree[]{
                        new GeneralSubtree(new GeneralName(GeneralName.dNSName, "example.org"))}, null)));
        Certificate peer = MIDDLE.peer("C=CH, O=Test, CN=moon", PEER, MOON, CertificateMutationTest::plain);
        assertThat(judge(peer, middle, root, "untouched")).isTrue();
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            boolean ofPeer = random.nextBoolean();
            Bytes damaged = damaged(ofPeer ? peer.der() : middle.der());
            if (Certificate.read(damaged) instanceof Decoded.Ok<Certificate>(Certificate odd)) {
                read++;
                String which = "mutation " + i + " of seed " + SEED + ": " + damaged.hex() + " was "
                        + (ofPeer ? peer : middle).der().hex();
                assertThat(judge(ofPeer ? odd : peer, ofPeer ? middle : odd, root, which)).as(which)
                        .isEqualTo(damaged.equals(ofPeer ? peer.der() : middle.der()));
            }
        }
        assertThat(read).isBetween(MUTATIONS / 20, MUTATIONS - MUTATIONS / 20);
    }

    private static boolean judge(Certificate peer, Certificate middle, Certificate root, String which) {
        try {
            for (Certificate certificate : List.of(peer, middle)) {
                assertThat(certificate.subject() + certificate.issuer() + certificate.isSelfIssued()
                        + certificate.notBefore() + certificate.notAfter() + certificate.serialNumber()
                        + certificate.names()).isNotEmpty();
            }
            return TrustCheck.judge(TrustRequest.of(peer, MOON, ImmutableList.of(middle), ImmutableList.of(root), NOW))
                    .trusted();
        } catch (RuntimeException e) {
            throw new AssertionError(which, e);
        }
    }

    private Bytes damaged(Bytes der) {
        byte[] octets = der.toArray();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(octets.length);
            octets[at] = (byte) (random.nextBoolean() ? octets[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
        }
        return Bytes.owning(octets);
    }

    private static Authority authority(String name, long seed) {
        return Authority.of(name, SigningKey.read(SeededKeys.ec("P-256", seed)).orThrow());
    }
}
