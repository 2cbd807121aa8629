package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.Path;
import ike.engine.Target;
import ike.engine.config.Connection;
import ike.engine.sim.Nat;
import ike.engine.sim.Seeds;
import ike.engine.sim.TraceEvent;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import ike.wire.VendorId;
import ike.wire.ip.IpAddress;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.PayloadType;
import ike.wire.v1.VendorIdPayload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NAT traversal as in drafts 02 and 03 of RFC 3947: the same with other numbers, agreed by vendor IDs (§3.1). */
class NatDraftsTest {
    private static final Set<PayloadType> DISCOVERIES = ImmutableSet.of(PayloadType.Known.NAT_D,
            PayloadType.Known.NAT_D_DRAFT);

    /** The responder is as usual: it answers whoever speaks the drafts alone. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInitiatorOfTheDraftsPassesThroughANat(boolean aggressive) {
        Seeds.playOne(1, simulation -> {
            Setup usual = aggressive ? Setup.USUAL.inAggressiveMode() : Setup.USUAL;
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT,
                    usual.changed(NatDraftsTest::drafts), usual.changed(
                            connection -> Change.with(connection, "remoteAddresses",
                                    ImmutableList.of())));
            simulation.line(two.left(), new Nat(IpAddress.of("203.0.113.1")));
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            two.settle(Duration.ofMinutes(1));
            assertDone(two, two.right(), new Order.RekeyChild(new Target.Named("net")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.right()).nat().remoteBehindNat()).isTrue();
            assertThat(only(two.left()).path().transport()).isEqualTo(Path.Transport.UDP_ENCAPSULATED);
            assertThat(only(two.left()).children()).hasSize(1);
            assertThat(discoveries(two)).containsExactly(PayloadType.Known.NAT_D_DRAFT);
            assertThat(vendorIds(two)).noneMatch(VendorId.NAT_T::matches).anyMatch(VendorId.NAT_T_02::matches);
        });
    }

    @Test
    void elseTheFinalOneIsSpoken() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, Setup.USUAL.pretending(),
                    Setup.USUAL.changed(NatDraftsTest::drafts));
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            two.settle(Duration.ofMinutes(1));
            assertThat(discoveries(two)).containsExactly(PayloadType.Known.NAT_D);
        });
    }

    private static Connection drafts(Connection connection) {
        return connection.with(Change.with(connection.ikev1(), "natDrafts", true));
    }

    private static Set<PayloadType> discoveries(TwoHosts two) {
        return clear(two).stream().flatMap(message -> message.payloads().payloads().stream())
                .map(payload -> payload.type()).filter(DISCOVERIES::contains).collect(Collectors.toSet());
    }

    private static List<Bytes> vendorIds(TwoHosts two) {
        return clear(two).stream().flatMap(message -> message.payloads().all(VendorIdPayload.class).stream())
                .map(VendorIdPayload::id).toList();
    }

    private static List<IsakmpMessage> clear(TwoHosts two) {
        return two.simulation().trace().stream().filter(event -> event.what() == TraceEvent.What.SENT)
                .flatMap(event -> IsakmpMessages.decode(event.packet().octets()).toOptional().stream())
                .filter(message -> !message.header().isEncrypted()).toList();
    }
}
