package ike.engine.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.Authority;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.engine.Now;
import ike.engine.PeerCertificates;
import ike.engine.Question;
import ike.engine.SeededEntropy;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.crypto.certificate.TrustRequest;
import ike.crypto.signature.SignatureConstraint;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Public keys that are trusted without a connection that names them: each is whose key id it is (RFC 7670 §4). */
class TrustedKeysTest {
    private static final Now NOW = new Now(0, Instant.parse("2026-06-01T12:00:00Z"));
    private static final Bytes OCTETS = Bytes.utf8("octets");
    private static final SigningKey KEY = SigningKey.read(SeededKeys.ed(KeyType.ED25519, 1)).orThrow();
    private static final Identification ID = Identification
            .keyId(SignatureHash.SHA1.of(KEY.publicKey().subjectPublicKeyInfo()));

    private final Credentials ours = new Credentials(new SeededEntropy(1));

    private boolean isBelieved(Identification identity, PublicKeyRound round) {
        Credentials theirs = new Credentials(new SeededEntropy(2));
        theirs.load(KEY);
        PublicKeyRound raw = new PublicKeyRound(ImmutableList.of(), ImmutableList.of(KEY.publicKey()),
                ImmutableList.of(), SignatureConstraint.ANY, ImmutableList.of(), TrustRequest.Revocation.RELAXED);
        Verdict.Signed signed = (Verdict.Signed) theirs.sign(new Question.Sign(identity, raw,
                ImmutableList.of(new SignatureScheme.EdDsa(KeyType.ED25519)), ImmutableSet.of(), false, OCTETS), NOW);
        return ours.verify(new Question.Verify(identity, round, PeerCertificates.NONE,
                ImmutableList.of(signed.scheme()), OCTETS, signed.signature()), NOW).report().trusted();
    }

    @Test
    void itIsBelievedForEitherOfItsKeyIds() {
        assertThat(isBelieved(ID, PublicKeyRound.ANY)).isFalse();
        ours.load(KEY.publicKey());
        assertThat(isBelieved(ID, PublicKeyRound.ANY)).isTrue();
        assertThat(isBelieved(Identification.keyId(KEY.publicKey().keyIdentifier()), PublicKeyRound.ANY)).isTrue();
        ours.distrust(KEY.publicKey());
        assertThat(isBelieved(ID, PublicKeyRound.ANY)).isFalse();
    }

    @Test
    void itIsBelievedForNobodyElse() {
        ours.load(KEY.publicKey());
        assertThat(isBelieved(Identification.fqdn("moon.test"), PublicKeyRound.ANY)).isFalse();
        assertThat(isBelieved(Identification.keyId(Bytes.utf8("another")), PublicKeyRound.ANY)).isFalse();
    }

    /** What a connection demands of certificates, a key without one does not have. */
    @Test
    void itIsNotBelievedWhereACertificateIsDemanded() {
        ours.load(KEY.publicKey());
        Authority root = Authority.of("CN=Root", SigningKey.read(SeededKeys.ec("P-256", 2)).orThrow());
        assertThat(isBelieved(ID, PublicKeyRound.ANY.with(root.root()))).isFalse();
        assertThat(isBelieved(ID, PublicKeyRound.ANY.through(Identification.fqdn("root.test")))).isFalse();
        assertThat(isBelieved(ID, PublicKeyRound.ANY.in(ImmutableList.of("sales")))).isFalse();
        assertThat(isBelieved(ID, new PublicKeyRound(ImmutableList.of(), ImmutableList.of(),
                ImmutableList.of(root.root()), SignatureConstraint.ANY, ImmutableList.of(),
                TrustRequest.Revocation.RELAXED))).isFalse();
        assertThat(isBelieved(ID, new PublicKeyRound(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(),
                SignatureConstraint.ANY, ImmutableList.of("1.2.3"), TrustRequest.Revocation.RELAXED))).isFalse();
    }
}
