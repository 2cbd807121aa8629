package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.certificate.DistinguishedName;
import ike.crypto.certificate.TrustRequest;
import ike.engine.Order;
import ike.engine.config.Connection;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Connections with the same addresses and identities, and with other authorities ({@code cacerts}, {@code ca_id}). */
class OtherConnectionsTest {
    private static final String ISSUER = Pki.BETWEEN.subject();

    @Test
    void theOneThatBelievesThePeersCertificateIsTaken() {
        Scene.play(Pki.both().right(Pki.proofs(PublicKeyRound.ANY, through("CN=Nobody"))), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            load(scene, "second", through("CN=Nobody either"));
            load(scene, "third", through(ISSUER));
            scene.establish();
            assertThat(scene.right().sa().name().connection().name()).isEqualTo("third");
            assertThat(scene.seen(scene.right(), ExchangeType.Known.IKE_AUTH, false)).hasSize(1);
            scene.settle();
        });
    }

    @Test
    void thePeerIsRefusedWhenNoneBelievesIt() {
        Scene.play(Pki.both().right(Pki.proofs(PublicKeyRound.ANY, through("CN=Nobody"))), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            load(scene, "second", through("CN=Nobody either"));
            load(scene, "secret", new Proof.PreSharedKey());
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net"))))
                    .contains("AUTHENTICATION_FAILED");
            assertThat(Pki.failure(scene.right()).summary())
                    .contains("not issued below the configured authority (ca_id) ID_DER_ASN1_DN CN=Nobody",
                            "(by connection home; nor do second let it in)");
            assertThat(scene.right().established()).isEmpty();
        });
    }

    /** One for secrets and one for signatures, both for everybody: how the peer proves itself tells which one it means. */
    @Test
    void howThePeerProvesItselfTellsWhichConnectionItMeans() {
        Scene.play(Setup.USUAL.left(Pki.proofs(PublicKeyRound.ANY, PublicKeyRound.ANY)), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            load(scene, "second", PublicKeyRound.ANY);
            scene.establish();
            assertThat(scene.right().sa().name().connection().name()).isEqualTo("second");
        });
        Scene.play(Setup.USUAL.right(Pki.proofs(new Proof.PreSharedKey(), PublicKeyRound.ANY)), scene -> {
            scene.right().done(new Order.LoadConnection(
                    Change.with(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM), "name", "second")));
            scene.establish();
            assertThat(scene.right().sa().name().connection().name()).isEqualTo("second");
        });
    }

    /** Of two that do not let it in the one is told where less is wrong. */
    @Test
    void theReasonOfTheClosestConnectionIsTold() {
        PublicKeyRound far = Pki.round("rsa-4096", TrustRequest.Revocation.STRICT);
        Scene.play(Pki.both().right(Pki.proofs(PublicKeyRound.ANY, far)), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            load(scene, "second", through("CN=Nobody"));
            load(scene, "third", far);
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net"))))
                    .contains("AUTHENTICATION_FAILED");
            assertThat(Pki.failure(scene.right()).summary()).contains("CN=Nobody",
                    "(by connection second; nor do home, third let it in)");
            assertThat(Pki.failure(scene.right()).explanation()).contains("connection home:\nFAILED",
                    "connection second:", "connection third:", "nobody knows whether it is revoked");
        });
    }

    private static void load(Scene scene, String name, Proof peers) {
        Connection usual = Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM);
        scene.right().done(new Order.LoadConnection(
                Change.with(Pki.proofs(PublicKeyRound.ANY, peers).apply(usual), "name", name)));
    }

    private static PublicKeyRound through(String authority) {
        return PublicKeyRound.ANY.through(new Identification(IdType.Known.ID_DER_ASN1_DN,
                DistinguishedName.parse(authority).orElseThrow().der()));
    }
}
