package ike.esp;

import ike.engine.EspSa;
import ike.engine.Policy;
import ike.esp.io.Routing;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Routing that only notes what it is asked for. */
final class RememberedRoutes implements Routing {
    final List<String> log = new ArrayList<>();
    boolean broken;

    @Override
    public void lead(EspSa outbound) throws IOException {
        if (broken) {
            throw new IOException("no route");
        }
        log.add("lead " + outbound.id().child());
    }

    @Override
    public void release(EspSa outbound) {
        log.add("release " + outbound.id().child());
    }

    @Override
    public void assign(IpAddress address) {
        log.add("assign " + address);
    }

    @Override
    public void withdraw(IpAddress address) {
        log.add("withdraw " + address);
    }

    @Override
    public void lead(Policy policy) {
        log.add("lead policy " + policy.id());
    }

    @Override
    public void release(Policy policy) {
        log.add("release policy " + policy.id());
    }

    @Override
    public void close() {
        log.add("close");
    }
}
