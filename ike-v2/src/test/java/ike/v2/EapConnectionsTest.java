package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.DistinguishedName;
import ike.engine.Order;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.wire.Bytes;
import ike.wire.v2.EapPayload;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Connections with the same addresses and identities, which ask other users by EAP ({@code eap_id}, {@code auth}). */
class EapConnectionsTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));
    private static final String CAROL = "C=CH, O=Test, CN=carol";

    /** Whoever has a certificate of the house is asked by TLS, everybody else for a password. */
    @Test
    void theUserTellsWhichConnectionIsMeant() {
        IdentityPattern ofTheHouse = new IdentityPattern.Name(
                DistinguishedName.parse("C=CH, O=Test, CN=*").orElseThrow());
        Setup setup = EapSetup.of(EapSetup.asks(ofTheHouse, EapMethod.TLS), EapMethod.MD5);
        Scene.play(setup, scene -> {
            load(scene, "second", IdentityPattern.any(), EapMethod.MD5);
            EapSetup.passwords(scene);
            scene.establish();
            assertThat(scene.right().sa().name().connection().name()).isEqualTo("second");
            assertThat(scene.right().sa().peer().eapIdentity()).contains(Bytes.utf8("carol"));
            scene.settle();
        });
        Identification name = new Identification(IdType.Known.ID_DER_ASN1_DN,
                DistinguishedName.parse(CAROL).orElseThrow().der());
        EapRound tls = new EapRound(ImmutableList.of(EapMethod.TLS), Optional.of(new IdentityPattern.Exactly(name)));
        Scene.play(setup.left(Pki.proofs(tls, new Proof.PreSharedKey())), scene -> {
            load(scene, "second", IdentityPattern.any(), EapMethod.MD5);
            Pki.equip(scene.left(), Pki.P256,
                    Pki.MIDDLE.peer(CAROL, Pki.P256, Identification.fqdn("left.test"), Pki::asItIs));
            Pki.equip(scene.right(), Pki.RSA, Pki.certificate(scene.right(), Pki.RSA));
            scene.establish();
            assertThat(scene.right().sa().name().connection().name()).isEqualTo("home");
            assertThat(scene.right().sa().peer().eapIdentity()).contains(name.data());
        });
    }

    @Test
    void ofTwoUsersEachHasItsConnection() {
        Scene.play(EapSetup.of(EapSetup.asks(EapSetup.named("alice"), EapMethod.MD5), EapMethod.MD5), scene -> {
            load(scene, "second", EapSetup.named("carol"), EapMethod.MD5);
            EapSetup.passwords(scene);
            scene.establish();
            assertThat(scene.right().sa().name().connection().name()).isEqualTo("second");
            assertThat(scene.seen()).filteredOn(seen -> seen.find(EapPayload.class).isPresent()).hasSize(5);
        });
    }

    @Test
    void whomNoneMeansIsRefused() {
        Scene.play(EapSetup.of(EapSetup.asks(EapSetup.named("alice"), EapMethod.MD5), EapMethod.MD5), scene -> {
            load(scene, "second", EapSetup.named("bob"), EapMethod.MD5);
            EapSetup.passwords(scene);
            assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
            assertThat(Pki.failure(scene.right()).summary())
                    .contains("EAP identity carol is not one that this connection lets in");
            assertThat(scene.right().established()).isEmpty();
        });
    }

    /** We have proved ourselves by then: whoever would do it otherwise is not meant any more. */
    @Test
    void aConnectionOnWhichWeProveOurselvesOtherwiseIsNotTaken() {
        Scene.play(EapSetup.of(EapSetup.asks(EapSetup.named("alice"), EapMethod.MD5), EapMethod.MD5), scene -> {
            Connection usual = Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM);
            EapRound asks = new EapRound(ImmutableList.of(EapMethod.MD5), Optional.of(EapSetup.named("carol")));
            scene.right().done(new Order.LoadConnection(
                    Change.with(Pki.proofs(PublicKeyRound.ANY, asks).apply(usual), "name", "second")));
            EapSetup.passwords(scene);
            scene.left().failed(INITIATE);
            assertThat(scene.right().established()).isEmpty();
        });
    }

    private static void load(Scene scene, String name, IdentityPattern user, EapMethod method) {
        Connection usual = Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM);
        scene.right().done(new Order.LoadConnection(
                Change.with(EapSetup.asks(user, method).apply(usual), "name", name)));
    }
}
