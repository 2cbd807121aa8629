package ike.esp;

import ike.esp.linux.FreshNamespace;
import java.io.IOException;

/**
 * Two network namespaces joined by a virtual cable: {@code 198.51.100.1} and {@code .2} at its ends, {@code 2001:db8:f::1} and
 * {@code ::2}, and behind them {@code 10.1.0.1} and {@code 10.2.0.1}, {@code 2001:db8:1::1} and {@code 2001:db8:2::1}.
 */
record Cable(FreshNamespace a, FreshNamespace b) implements AutoCloseable {
    static Cable laid() throws IOException {
        Cable cable = new Cable(FreshNamespace.create(), FreshNamespace.create());
        cable.a.run("ip", "link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", cable.b.threadId());
        connect(cable.a, 1);
        connect(cable.b, 2);
        return cable;
    }

    private static void connect(FreshNamespace end, int number) throws IOException {
        end.run("ip", "addr", "add", "198.51.100." + number + "/24", "dev", "cable");
        end.run("ip", "addr", "add", "2001:db8:f::" + number + "/64", "dev", "cable", "nodad");
        end.run("ip", "link", "set", "cable", "up");
        end.run("ip", "addr", "add", "10." + number + ".0.1/32", "dev", "lo");
        end.run("ip", "addr", "add", "2001:db8:" + number + "::1/128", "dev", "lo", "nodad");
    }

    @Override
    public void close() {
        a.close();
        b.close();
    }
}
