package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Order;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.KePayload;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 7296 §1.3.1, §3.3.6: key exchanges of Child SAs. */
class ChildKeyExchangeTest {
    /** The responder chooses the proposal that has none, and looks at the KE payload no more. */
    @Test
    void aKeyExchangeThatIsNotChosenIsIgnored() {
        Setup setup = Setup.USUAL.left(Change.esp(Fixtures.ESP_GCM_PFS, Fixtures.ESP_GCM))
                .right(Change.esp(Fixtures.ESP_GCM));
        Scene.established(setup, scene -> {
            scene.left().done(new Order.Initiate("home", Optional.of("more")));
            assertThat(scene.lastRequest(scene.left(), ExchangeType.Known.CREATE_CHILD_SA).find(KePayload.class))
                    .isPresent();
            assertThat(scene.lastResponse(scene.right(), ExchangeType.Known.CREATE_CHILD_SA).find(KePayload.class))
                    .isEmpty();
            scene.settle();
        });
    }
}
