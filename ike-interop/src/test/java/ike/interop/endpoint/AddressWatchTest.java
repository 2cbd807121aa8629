package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import ike.engine.NetworkEvent;
import ike.wire.ip.IpAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the engines hear of addresses between two looks. */
class AddressWatchTest {
    private static final IpAddress FIRST = IpAddress.of("198.51.100.3");
    private static final IpAddress PASSING = IpAddress.of("192.168.7.2");
    private static final IpAddress LAST = IpAddress.of("192.168.7.3");

    /** Of the tunnel: an IKE SA may go through another one. */
    private static final IpAddress INSIDE = IpAddress.of("10.1.0.1");

    @Test
    void whatHasComeAndWhatHasGone() {
        assertThat(AddressWatch.changed(ImmutableSet.of(FIRST), look(LAST), Stream.of()))
                .contains(new NetworkEvent.AddressesChanged(ImmutableSet.of(LAST), ImmutableSet.of(FIRST)));
    }

    /** An SA was set up from an address that no look has seen. */
    @Test
    void whatIsUsedAndNotThereIsGone() {
        assertThat(AddressWatch.changed(ImmutableSet.of(FIRST), look(LAST), Stream.of(PASSING, LAST)))
                .contains(new NetworkEvent.AddressesChanged(ImmutableSet.of(LAST), ImmutableSet.of(FIRST, PASSING)));
    }

    /** The system has told of a change, and all is as it was, but for what is used. */
    @Test
    void whatCameAndWentAloneIsGone() {
        assertThat(AddressWatch.changed(ImmutableSet.of(LAST), look(LAST), Stream.of(PASSING, LAST)))
                .contains(new NetworkEvent.AddressesChanged(ImmutableSet.of(), ImmutableSet.of(PASSING)));
        assertThat(AddressWatch.changed(ImmutableSet.of(LAST), look(LAST), Stream.of(LAST))).isEmpty();
    }

    @Test
    void whatIsNeverLookedAtIsNotMissed() {
        assertThat(AddressWatch.changed(ImmutableSet.of(), look(LAST, INSIDE, IpAddress.of("fe80::1")),
                Stream.of(IpAddress.of("127.0.0.2"), IpAddress.of("fe80::1"), INSIDE)))
                .contains(new NetworkEvent.AddressesChanged(ImmutableSet.of(LAST), ImmutableSet.of()));
    }

    private static AddressWatch.Look look(IpAddress leading, IpAddress... others) {
        return new AddressWatch.Look(ImmutableSet.of(leading),
                ImmutableSet.<IpAddress>builder().add(leading).add(others).build());
    }
}
