package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.daemon.DaemonSettings;
import ike.interop.daemon.DaemonSettingsLoader;
import ike.interop.settings.SettingsParser;
import ike.interop.swanctl.HostNames;
import ike.wire.ip.IpAddress;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Peers whose hosts are named, over real UDP sockets of 127.0.0.0/8. */
class NamedHostsTest {
    private final Map<String, IpAddress> known = new ConcurrentHashMap<>();
    private final HostNames names = name -> Optional.ofNullable(known.get(name)).map(ImmutableList::of)
            .orElse(ImmutableList.of());

    @Test
    void aNameIsLookedUpWheneverItIsNeeded() throws Exception {
        RunningEndpoint right = right();
        try (right; RunningEndpoint left = left(named(right.natPort()), names)) {
            left.says("^note: the host right.example of connection home cannot be resolved: the resolver knows no");
            left.order("initiate net").says("^order initiate net: failed, the host right.example, which remote_addrs of"
                    + " connection home names, cannot be resolved; expected");
            known.put("right.example", IpAddress.of("127.0.0.1"));
            int mark = left.mark();
            left.order("initiate net").says(mark, "^child-up home/net");
            left.order("terminate home").says(mark, "^ike-down home");
            known.clear();
            left.order("initiate net").says(left.mark(), "^order initiate net: done");
        }
    }

    /** The peer has moved: whoever waits for its answer asks where it is now. */
    @Test
    void anAttemptFollowsTheNameToAnotherAddress() throws Exception {
        known.put("right.example", IpAddress.of("127.0.0.9"));
        RunningEndpoint right = right();
        try (right;
                DatagramSocket silent = new DatagramSocket(right.natPort(), InetAddress.getByName("127.0.0.9"));
                RunningEndpoint left = left(named(right.natPort()), names)) {
            left.order("initiate net");
            silent.receive(new DatagramPacket(new byte[9000], 9000));
            known.put("right.example", IpAddress.of("127.0.0.1"));
            left.says("^child-up home/net");
            assertThat(left.says("^ike-up home")).contains("=== 127.0.0.1:");
        }
    }

    /** The peer begins from another address than its name had when the connection was loaded. */
    @Test
    void aPeerThatBeginsIsLookedForWhereItsNameLeadsNow() throws Exception {
        known.put("left.example", IpAddress.of("127.0.0.9"));
        String text = TestConfigurations.right().replace("remote_addrs = 127.0.0.1", "remote_addrs = left.example");
        try (RunningEndpoint right = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(text), it -> it.resolveBy(names));
                RunningEndpoint left = left(TestConfigurations.left(right.natPort()), names)) {
            known.put("left.example", IpAddress.of("127.0.0.1"));
            left.order("initiate net").says("^child-up home/net");
            assertThat(right.text()).doesNotContain("NO_PROPOSAL_CHOSEN");
        }
    }

    /** A stranger is refused as before, and cannot make us look again at once. */
    @Test
    void whoseNameLeadsElsewhereIsRefused() throws Exception {
        known.put("left.example", IpAddress.of("127.0.0.9"));
        String text = TestConfigurations.right().replace("remote_addrs = 127.0.0.1", "remote_addrs = left.example");
        try (RunningEndpoint right = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(text), it -> it.resolveBy(names));
                RunningEndpoint left = left(TestConfigurations.left(right.natPort()), names)) {
            left.order("initiate net").says("^failed home NO_PROPOSAL_CHOSEN");
            known.put("left.example", IpAddress.of("127.0.0.1"));
            int mark = left.mark();
            left.order("initiate net").says(mark, "^failed home NO_PROPOSAL_CHOSEN");
            assertThat(right.text()).contains("no connection is configured between");
        }
    }

    @Test
    void aResolverThatDoesNotAnswerHoldsNobodyElseUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        HostNames stuck = _ -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return ImmutableList.of();
        };
        RunningEndpoint right = right();
        String both = named(right.natPort()) + TestConfigurations.left(right.natPort()).replace("home {", "plain {")
                .replace("ike-home", "ike-plain").replace("net {", "other {");
        try (right; RunningEndpoint left = left(both, stuck)) {
            left.order("initiate net").order("initiate other").says("^child-up plain/other");
            assertThat(left.text()).doesNotContain("order initiate net");
            never.countDown();
            left.says("^order initiate net: failed, the host right.example");
        }
    }

    private static String named(int port) {
        return TestConfigurations.left(port).replace("remote_addrs = 127.0.0.1", "remote_addrs = right.example");
    }

    private static RunningEndpoint right() throws CannotStart {
        return RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(TestConfigurations.right()));
    }

    private static RunningEndpoint left(String text, HostNames names) throws CannotStart {
        EndpointOptions usual = RunningEndpoint.options(Optional.empty());
        DaemonSettings hasty = DaemonSettingsLoader
                .load(SettingsParser.parse("s", "charon { retransmit_timeout = 0.3 }", Path.of(".")));
        return RunningEndpoint.start(new EndpointOptions(false, 0, 0, usual.listen(), usual.device(), usual.keys(),
                usual.capture(), hasty), RunningEndpoint.configuration(text), it -> it.resolveBy(names));
    }
}
