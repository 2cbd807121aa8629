package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Order;
import ike.engine.negotiation.Preference;
import ike.v2.exchange.Habits;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.VendorIdPayload;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What RFC 7296 leaves open, otherwise than usual. */
class HabitsTest {
    @Test
    void aChildMayHaveAnIkeSaOfItsOwn() {
        Order net = new Order.Initiate("home", Optional.of("net"));
        Scene.established(Setup.USUAL.habits(new Habits(true, false, Preference.CONFIGURED, true, false)), scene -> {
            scene.left().done(net);
            scene.settle();
            assertThat(scene.left().established()).hasSize(2);
        });
        Scene.established(scene -> {
            scene.left().done(net);
            assertThat(scene.left().established()).hasSize(1);
        });
    }

    @Test
    void theOrderOfTheInitiatorCountsIfTheResponderPrefersIt() {
        Setup orders = Setup.USUAL.left(Change.proposals(Fixtures.IKE_CBC, Fixtures.IKE_GCM))
                .right(Change.proposals(Fixtures.IKE_GCM, Fixtures.IKE_CBC));
        Scene.established(orders, scene -> assertThat(algorithms(scene)).contains("AES_GCM_16"));
        Scene.established(orders.habits(new Habits(true, true, Preference.OFFERED, true, false)),
                scene -> assertThat(algorithms(scene)).contains("AES_CBC"));
    }

    @Test
    void aVendorIdIsSentOnDemand() {
        Setup talkative = Setup.USUAL.habits(new Habits(true, true, Preference.CONFIGURED, true, true));
        Scene.established(talkative, scene -> {
            assertThat(vendors(scene)).containsExactly(Bytes.utf8("IKE for Java"), Bytes.utf8("IKE for Java"));
        });
        Scene.established(scene -> assertThat(vendors(scene)).isEmpty());
    }

    private static String algorithms(Scene scene) {
        return scene.left().sa().session().chosen().toString();
    }

    private static ImmutableList<Bytes> vendors(Scene scene) {
        return scene.seen().stream().filter(seen -> seen.header().exchange().equals(ExchangeType.Known.IKE_SA_INIT))
                .flatMap(seen -> seen.payloads().stream()).filter(VendorIdPayload.class::isInstance)
                .map(payload -> ((VendorIdPayload) payload).vendorId()).collect(ImmutableList.toImmutableList());
    }
}
