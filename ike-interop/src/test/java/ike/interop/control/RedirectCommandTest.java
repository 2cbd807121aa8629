package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.endpoint.RunningEndpoint;
import ike.interop.endpoint.TestConfigurations;
import ike.interop.vici.Message;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers that are sent to another gateway (RFC 5685): by name, number, address, subnet, range or identity, and no others. */
class RedirectCommandTest {
    @TempDir
    private Path folder;

    @Test
    void peersAreChosenInEveryWay() throws Exception {
        try (Driven gateway = Driven.start(folder, "c", TestConfigurations.right());
                RunningEndpoint client = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                        RunningEndpoint.configuration(TestConfigurations.left(gateway.endpoint().natPort())), "net")) {
            client.says("^child-up home/net");
            gateway.endpoint().says("^child-up home/net");
            assertThat(redirect(gateway, "ike", "work")).isEqualTo("0");
            assertThat(redirect(gateway, "peer-ip", "127.0.1.0/24")).isEqualTo("0");
            assertThat(redirect(gateway, "peer-ip", "127.0.0.2-127.0.0.9")).isEqualTo("0");
            assertThat(redirect(gateway, "peer-id", "*.example")).isEqualTo("0");
            assertThat(redirect(gateway, "peer-id", "leftxtest")).isEqualTo("0");
            assertThat(refusal(gateway)).contains("expected ike, ike-id, peer-ip or peer-id");
            assertThat(refusal(gateway, "peer-ip", "right.test")).contains("peer-ip is no address");
            for (String[] way : new String[][]{{"peer-ip", "127.0.0.0/24"}, {"peer-ip", "127.0.0.1-127.0.0.9"},
                    {"peer-id", "left.test"}, {"peer-id", "*.TEST"}, {"ike", "home"}}) {
                int mark = client.mark();
                assertThat(redirect(gateway, way)).as(String.join(" ", way)).isEqualTo("1");
                client.says(mark, "127.0.0.77");
            }
        }
    }

    private static String redirect(Driven gateway, String... way) throws Exception {
        return call(gateway, way).text("matches").orElse("");
    }

    private static String refusal(Driven gateway, String... way) throws Exception {
        return call(gateway, way).text("errmsg").orElse("");
    }

    private static Message call(Driven gateway, String... way) throws Exception {
        var request = Message.builder().put("gateway", "127.0.0.77");
        for (int i = 0; i < way.length; i += 2) {
            request.put(way[i], way[i + 1]);
        }
        return gateway.call("redirect", request.build());
    }
}
