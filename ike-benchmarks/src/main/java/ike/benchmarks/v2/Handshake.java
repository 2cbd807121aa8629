package ike.benchmarks.v2;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Input;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.interop.settings.SettingsParser;
import ike.interop.swanctl.ConfigurationLoader;
import ike.interop.swanctl.LoadedConfiguration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** Two IKEv2 engines that hand each other their datagrams: no network, no simulator, no datapath. */
final class Handshake {
    private static final Now NOW = new Now(0, Instant.EPOCH);
    private static final int MESSAGES = 4;

    private final LoadedConfiguration left;
    private final LoadedConfiguration right;

    /** @param group the key exchange method's keyword in swanctl.conf */
    Handshake(String group) {
        left = configuration(group, "left", "192.0.2.1", "right", "198.51.100.1");
        right = configuration(group, "right", "198.51.100.1", "left", "192.0.2.1");
    }

    /** Plays it once with keys that depend on the seed; how many datagrams it took. */
    int play(long seed) {
        Endpoint initiator = new Endpoint(seed, "left", left);
        Endpoint responder = new Endpoint(seed, "right", right);
        Queue<Effect.Send> onTheWay = new ArrayDeque<>(
                initiator.handle(new Input.Command(NOW, new OrderId(1), new Order.Initiate("tunnel",
                        Optional.of("net")))));
        int messages = 0;
        while (!onTheWay.isEmpty()) {
            Effect.Send sent = onTheWay.remove();
            Endpoint receiver = messages++ % 2 == 0 ? responder : initiator;
            onTheWay.addAll(receiver.handle(new Input.Datagram(NOW, reversed(sent.path()), sent.octets())));
        }
        if (messages != MESSAGES || !initiator.isUp() || !responder.isUp()) {
            throw new IllegalStateException("no tunnel after " + messages + " messages");
        }
        return messages;
    }

    private static Path reversed(Path path) {
        return new Path(path.transport(), path.remote(), path.local());
    }

    private static LoadedConfiguration configuration(String group, String us, String ourAddress, String them,
            String theirAddress) {
        String text = """
                connections {
                  tunnel {
                    local_addrs = %2$s
                    remote_addrs = %4$s
                    proposals = aes256gcm16-prfsha256-%5$s
                    local { auth = psk
                      id = %1$s.example }
                    remote { auth = psk
                      id = %3$s.example }
                    children { net { esp_proposals = aes128gcm16 } }
                  }
                }
                secrets { ike { secret = "a secret of thirty-two octets..." } }
                """.formatted(us, ourAddress, them, theirAddress, group);
        LoadedConfiguration loaded = ConfigurationLoader.load(
                SettingsParser.parse("handshake", text, java.nio.file.Path.of("")), _ -> ImmutableList.of());
        if (!loaded.errors().isEmpty()) {
            throw new IllegalStateException(loaded.errors().toString());
        }
        return loaded;
    }
}
