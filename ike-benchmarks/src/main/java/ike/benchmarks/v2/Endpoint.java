package ike.benchmarks.v2;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.engine.Effect;
import ike.engine.Input;
import ike.engine.Limits;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.SeededEntropy;
import ike.engine.config.SharedSecret;
import ike.interop.swanctl.LoadedConfiguration;
import ike.v2.Ikev2Engine;
import ike.v2.exchange.Environment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One engine with its configuration, and what came of the effects. */
final class Endpoint {
    private static final Now NOW = new Now(0, Instant.EPOCH);

    private final Ikev2Engine engine;
    private int halves;

    Endpoint(long seed, String label, LoadedConfiguration configuration) {
        engine = new Ikev2Engine(new Environment(new SeededEntropy(seed, label), DerivationLog.NONE, Limits.DEFAULT,
                500, 4500, false));
        configuration.connections().forEach(connection -> order(new Order.LoadConnection(connection)));
        configuration.secrets().forEach(s -> order(
                new Order.LoadSecret(new SharedSecret(s.name(), s.secret().copy(), s.owners()))));
    }

    /** Lets the engine work; the datagrams that it wants sent. */
    ImmutableList<Effect.Send> handle(Input input) {
        List<Effect.Send> sends = new ArrayList<>();
        for (Effect effect : engine.handle(input)) {
            switch (effect) {
                case Effect.Send send -> sends.add(send);
                case Effect.InstallInbound _,Effect.InstallOutbound _ -> halves++;
                default -> {
                }
            }
        }
        return ImmutableList.copyOf(sends);
    }

    /** True when both halves of the Child SA are installed. */
    boolean isUp() {
        return halves == 2;
    }

    private void order(Order order) {
        handle(new Input.Command(NOW, new OrderId(0), order));
    }
}
