package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.TrafficEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox();

    @Test
    void whatPeersCauseIsLimitedAndOrdersStillComeIn() throws InterruptedException {
        Errand fromPeer = new Errand.Noticed(new TrafficEvent.LastUse(1));
        for (int i = 0; i < Inbox.MOST_FROM_PEERS + 10; i++) {
            inbox.offerFromPeer(fromPeer);
        }
        inbox.put(new Errand.Stop());
        assertThat(inbox.takeDropped()).isEqualTo(10);
        assertThat(inbox.takeDropped()).isZero();
        for (int i = 0; i < Inbox.MOST_FROM_PEERS; i++) {
            assertThat(inbox.await(0)).contains(fromPeer);
        }
        assertThat(inbox.await()).contains(new Errand.Stop());
        assertThat(inbox.await(-5)).isEqualTo(Optional.empty());
    }
}
