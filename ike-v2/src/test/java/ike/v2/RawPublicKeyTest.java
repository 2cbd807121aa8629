package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.TrustRequest;
import ike.crypto.signature.SignatureConstraint;
import ike.crypto.signature.SigningKey;
import ike.engine.Order;
import ike.engine.config.CertificateExchange;
import ike.engine.config.Connection;
import ike.engine.config.PublicKeyRound;
import ike.wire.v2.CertEncoding;
import ike.wire.v2.CertPayload;
import ike.wire.v2.ExchangeType;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

/** Public keys without certificates (RFC 7670): the configured key is the trust anchor, whatever the peer sends. */
class RawPublicKeyTest {
    private static final UnaryOperator<Connection> ALWAYS = Change.component("certificates",
            new CertificateExchange(CertificateExchange.Send.ALWAYS, true, false, true, true));

    static Stream<SigningKey> keys() {
        return Stream.of(Pki.RSA, Pki.P256, Pki.ED25519);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theConfiguredKeysGetIn(SigningKey left) {
        SigningKey right = Pki.P384;
        Scene.play(setup(left, right, right, left), scene -> {
            scene.left().host().credentials().load(left);
            scene.right().host().credentials().load(right);
            scene.establish();
            CertPayload sent = scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH).get(CertPayload.class);
            assertThat(sent.encoding()).isEqualTo(CertEncoding.Known.RAW_PUBLIC_KEY);
            assertThat(sent.data()).isEqualTo(left.publicKey().subjectPublicKeyInfo());
            scene.settle();
        });
    }

    @Test
    void anotherKeyIsNotBelievedThoughThePeerSendsIt() {
        Scene.play(setup(Pki.RSA, Pki.P384, Pki.P384, Pki.RSA_TOO), scene -> {
            scene.left().host().credentials().load(Pki.RSA);
            scene.right().host().credentials().load(Pki.P384);
            scene.left().failed(new Order.Initiate("home", Optional.of("net")));
            assertThat(scene.right().established()).isEmpty();
        });
        Scene.play(setup(Pki.RSA, Pki.P384, Pki.P256, Pki.RSA), scene -> {
            scene.left().host().credentials().load(Pki.RSA);
            scene.right().host().credentials().load(Pki.P384);
            scene.left().failed(new Order.Initiate("home", Optional.of("net")));
            assertThat(scene.left().established()).isEmpty();
        });
    }

    /** What each has itself, and what it expects of the other. */
    private static Setup setup(SigningKey left, SigningKey right, SigningKey leftExpects, SigningKey rightExpects) {
        return Setup.USUAL.left(c -> ALWAYS.apply(Pki.proofs(round(left), round(leftExpects)).apply(c)))
                .right(c -> ALWAYS.apply(Pki.proofs(round(right), round(rightExpects)).apply(c)));
    }

    private static PublicKeyRound round(SigningKey key) {
        return new PublicKeyRound(ImmutableList.of(), ImmutableList.of(key.publicKey()), ImmutableList.of(),
                SignatureConstraint.ANY, ImmutableList.of(), TrustRequest.Revocation.RELAXED);
    }
}
