package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Order;
import ike.engine.Target;
import ike.engine.TrafficEvent;
import ike.v2.sa.ChildSa;
import ike.v2.sa.ChildSas;
import ike.v2.sa.Established;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeSpi;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** No input costs more because there are more SAs: counted, with 100 and with 10,000 of them. */
class CrowdTest {
    @Test
    void noInputLooksAtMoreSasInACrowd() {
        Consumer<Scene> life = scene -> {
            scene.establish();
            scene.left().done(new Order.CheckLiveness(new Target.Named("home")));
            scene.right().done(new Order.Initiate("home", Optional.of("more")));
            scene.right().done(new Order.RekeyChild(new Target.Named("more")));
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            scene.right().take(Bytes.zeros(28));
            scene.left().done(new Order.TerminateIke(new Target.Named("home")));
            scene.run(Duration.ofMinutes(1));
        };
        assertThat(looks(10_000, life)).isEqualTo(looks(100, life));
    }

    /** What is allocated differs by less than one reference to each SA. */
    @Test
    void aHandshakeAllocatesNoMoreInACrowd() {
        allocated(100);
        long few = allocated(100);
        assertThat(allocated(10_000) - few).isLessThan(4 * 9_900);
    }

    /** Each of an SA's children tells of its traffic once a second. */
    @Test
    void signsOfLifeOfManyChildrenAllocateNoMoreThanThoseOfOne() {
        signsOfLife(1);
        long few = signsOfLife(1);
        assertThat(signsOfLife(500)).isLessThan(2 * few);
    }

    private static long signsOfLife(int children) {
        long[] allocated = new long[1];
        Scene.established(scene -> {
            Established sa = scene.right().sa();
            ChildSa child = scene.right().child();
            ChildSas all = sa.children();
            for (int i = 1; i < children; i++) {
                all = all.with(Change.with(child, "uniqueId", 1_000_000L + i));
            }
            scene.right().table().put(sa.toBuilder().children(all).build());
            scene.run(Duration.ofSeconds(2));
            long before = scene.right().meter().allocated();
            for (int i = 0; i < 500; i++) {
                scene.right().host().tell(new TrafficEvent.LastUse(child.uniqueId()));
                scene.run(Duration.ofMillis(1));
            }
            allocated[0] = scene.right().meter().allocated() - before;
        });
        return allocated[0];
    }

    private static int looks(int crowd, Consumer<Scene> life) {
        int[] looks = new int[1];
        Scene.play(scene -> {
            crowd(scene, crowd);
            int before = scene.right().meter().looks();
            life.accept(scene);
            looks[0] = scene.right().meter().looks() - before;
        });
        return looks[0];
    }

    private static long allocated(int crowd) {
        long[] allocated = new long[1];
        Scene.play(scene -> {
            crowd(scene, crowd);
            long before = scene.right().meter().allocated();
            scene.establish();
            allocated[0] = scene.right().meter().allocated() - before;
        });
        return allocated[0];
    }

    /** Right has so many SAs with other peers. */
    private static void crowd(Scene scene, int count) {
        scene.establish();
        Established model = scene.right().sa();
        ChildSa child = scene.right().child();
        for (int i = 0; i < count; i++) {
            long id = 1_000_000L + i;
            SaName name = new SaName(id, false, new IkeSpi(id), new IkeSpi(-id), model.name().path(),
                    model.name().connection());
            ChildSa other = new ChildSa(id, child.config(), child.stage(), (int) id, (int) id, child.chosen(),
                    child.mode(),
                    child.local(), child.remote(), child.waitingOutbound(), OptionalLong.empty(), child.installedAt(),
                    child.rekeyAt(), child.expireAt(), child.idleness());
            scene.right().table().put(model.toBuilder().name(name).children(ChildSas.NONE.with(other))
                    .peer(PeerAuthenticated.verified(model.peer().local(), Identification.fqdn("peer-" + id))).build());
        }
        scene.left().done(new Order.TerminateIke(new Target.Named("home")));
        scene.run(Duration.ofMinutes(1));
    }
}
