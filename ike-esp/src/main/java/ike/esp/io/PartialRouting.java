package ike.esp.io;

import ike.engine.EspSa;
import ike.engine.Policy;
import ike.wire.ip.IpAddress;
import java.io.IOException;

/**
 * Routing of which only a part is wanted.
 *
 * @param whole does what is wanted
 * @param routes whether routes are
 * @param addresses whether addresses are
 */
public record PartialRouting(Routing whole, boolean routes, boolean addresses) implements Routing {
    @Override
    public void lead(EspSa outbound) throws IOException {
        if (routes) {
            whole.lead(outbound);
        }
    }

    @Override
    public void lead(Policy policy) throws IOException {
        if (routes) {
            whole.lead(policy);
        }
    }

    @Override
    public void release(Policy policy) throws IOException {
        if (routes) {
            whole.release(policy);
        }
    }

    @Override
    public void release(EspSa outbound) throws IOException {
        if (routes) {
            whole.release(outbound);
        }
    }

    @Override
    public void assign(IpAddress address) throws IOException {
        if (addresses) {
            whole.assign(address);
        }
    }

    @Override
    public void withdraw(IpAddress address) throws IOException {
        if (addresses) {
            whole.withdraw(address);
        }
    }

    @Override
    public void close() {
        whole.close();
    }
}
