package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.ChildSaView;
import ike.v1.Fixtures.Setup;
import ike.wire.v1.DeletePayload;
import ike.wire.v1.ExchangeType;
import org.junit.jupiter.api.Test;

/** By which SPI a Delete names a child (RFC 2408 §3.15). */
class DeletionTest {
    private final Pair pair = new Pair(Fixtures.connection(Setup.USUAL, true),
            Fixtures.connection(Setup.USUAL, false), /* delivered= */ 9);

    @Test
    void thePeersNamesIt() {
        delete(child().outboundSpi());
        assertThat(pair.right().children()).isEmpty();
    }

    /** strongSwan names what it could not install by the SPI that it would have sent with. */
    @Test
    void soDoesOurs() {
        delete(child().inboundSpi());
        assertThat(pair.right().children()).isEmpty();
    }

    @Test
    void noOtherDoes() {
        delete(child().inboundSpi() + 1);
        assertThat(pair.right().children()).hasSize(1);
    }

    private ChildSaView child() {
        return pair.right().children().getFirst();
    }

    private void delete(int spi) {
        pair.rightAnswers(pair.says(ExchangeType.Known.INFORMATIONAL, 1, DeletePayload.esp(ImmutableList.of(spi))));
    }
}
