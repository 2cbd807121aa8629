package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Event;
import ike.engine.Order;
import ike.engine.Path;
import ike.engine.Target;
import ike.engine.TransportAddress;
import ike.engine.config.Connection;
import ike.engine.config.UniquePolicy;
import ike.engine.sim.Heading;
import ike.v2.sa.Established;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * RFC 7296 §2.4: INITIAL_CONTACT, and strongSwan's {@code unique}. Left loses its memory and comes back; right has an SA
 * with it already.
 */
class UniquePolicyTest {
    @Test
    void initialContactIsSaidWhenThereIsNoOtherSaWithThePeer() {
        Scene.established(scene -> assertThat(initialContact(scene)).isTrue());
    }

    /** Both begin at the same time, and the SA that right began is up first. */
    @Test
    void initialContactIsNotSaidBesideAnotherSa() {
        Scene.play(scene -> {
            scene.gate().response(Heading.IN, ExchangeType.Known.IKE_SA_INIT).late(Duration.ofSeconds(1));
            scene.begin(scene.left());
            scene.begin(scene.right());
            scene.run();
            assertThat(initialContact(scene)).isFalse();
            assertThat(scene.left().established()).hasSize(2);
            scene.settle();
        });
    }

    @Test
    void whoNeverWantsUniquenessDoesNotSayInitialContact() {
        Scene.established(Setup.USUAL.left(Change.unique(UniquePolicy.NEVER)),
                scene -> assertThat(initialContact(scene)).isFalse());
    }

    @Test
    void initialContactEndsTheOldSaAtOnce() {
        for (UniquePolicy policy : new UniquePolicy[]{UniquePolicy.NO, UniquePolicy.KEEP, UniquePolicy.REPLACE}) {
            Scene.established(Setup.USUAL.right(Change.unique(policy)), scene -> {
                comeBack(scene);
                assertThat(scene.right().established()).as("%s", policy).hasSize(1);
                assertThat(scene.right().events(Event.IkeDown.class)).singleElement()
                        .extracting(Event.IkeDown::reason).asString().contains("INITIAL_CONTACT");
                scene.settle();
            });
        }
    }

    @Test
    void neverKeepsTheOldSaWhateverThePeerSays() {
        Scene.established(Setup.USUAL.right(Change.unique(UniquePolicy.NEVER)), scene -> {
            comeBack(scene);
            assertThat(initialContact(scene)).isTrue();
            assertThat(scene.right().established()).hasSize(2);
        });
    }

    @Test
    void withoutInitialContactNoKeepsBoth() {
        Scene.established(silent(UniquePolicy.NO), scene -> {
            comeBack(scene);
            assertThat(scene.right().established()).hasSize(2);
        });
    }

    @Test
    void withoutInitialContactKeepRefusesTheNewOne() {
        Scene.established(silent(UniquePolicy.KEEP), scene -> {
            Path here = scene.right().sa().name().path();
            Path elsewhere = new Path(here.transport(), here.local(),
                    new TransportAddress(IpAddress.of("192.0.2.77"), 500));
            Established old = scene.right().sa().toBuilder().name(scene.right().sa().name().withPath(elsewhere))
                    .build();
            scene.right().table().put(old);
            scene.left().restart();
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net"))))
                    .startsWith("AUTHENTICATION_FAILED");
            assertThat(scene.right().sa().name()).isEqualTo(old.name());
            assertThat(scene.right().events(Event.Failed.class).getLast().failure().summary())
                    .isEqualTo("an SA with ID_FQDN left.test is up already, from elsewhere, and unique = keep");
        });
    }

    /** Who comes from where it is may be about to authenticate anew, by a new SA before the old one goes (RFC 7296 §2.8.3). */
    @Test
    void keepLetsAPeerAuthenticateAnew() {
        Scene.established(silent(UniquePolicy.KEEP), scene -> {
            Established old = scene.right().sa();
            scene.left().done(new Order.Reauthenticate(new Target.Named("home")));
            scene.settle();
            assertThat(scene.right().established()).singleElement()
                    .satisfies(sa -> assertThat(sa.name()).isNotEqualTo(old.name()));
        });
    }

    @Test
    void withoutInitialContactReplaceDeletesTheOldOne() {
        Scene.established(silent(UniquePolicy.REPLACE), scene -> {
            Established old = scene.right().sa();
            comeBack(scene);
            assertThat(scene.right().established()).hasSize(2).allMatch(Established::isLive);
            // Left might be about to authenticate anew, and delete the old one itself.
            scene.run(Duration.ofSeconds(10));
            assertThat(scene.right().established()).hasSize(2).anyMatch(sa -> sa.stage() == Established.Stage.DELETING);
            // Left does not know the old one any more and answers nothing.
            scene.run(Duration.ofMinutes(5));
            assertThat(scene.right().sa().name()).isNotEqualTo(old.name());
            scene.settle();
        });
    }

    /** Two connections that join the same identities do not drive each other out. */
    @Test
    void anSaOfAnotherConnectionIsAnSaWithThePeer() {
        Scene.established(Setup.USUAL, scene -> {
            assertThat(initialContact(scene)).isTrue();
            Connection usual = Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM);
            scene.left().done(new Order.LoadConnection(Change.with(usual, "name", "second")));
            scene.left().done(new Order.Initiate("second", Optional.of("net")));
            assertThat(initialContact(scene)).isFalse();
            assertThat(scene.right().established()).hasSize(2).allMatch(Established::isLive);
        });
    }

    private static void comeBack(Scene scene) {
        scene.left().restart();
        scene.establish();
    }

    private static Setup silent(UniquePolicy atRight) {
        return Setup.USUAL.left(Change.unique(UniquePolicy.NEVER)).right(Change.unique(atRight));
    }

    private static boolean initialContact(Scene scene) {
        return scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH).notify(NotifyType.Known.INITIAL_CONTACT)
                .isPresent();
    }
}
