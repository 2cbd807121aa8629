package ike.esp.linux;

import ike.engine.EspSa;
import ike.engine.Policy;
import ike.esp.io.Routing;
import ike.esp.packet.Prefix;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Routes of the protected addresses into a TUN device, in a routing table of their own that a rule consults before the
 * main one. What our own sockets send is marked and passes the rule by, so that a peer whose own address is among the
 * protected ones is still reached. The routes end with the device; a rule that a dead run left behind is taken over, one
 * that the routes of another endpoint need is left there.
 */
public final class Routes implements Routing {
    /**
     * Where the routes go.
     *
     * @param table the routing table
     * @param priority the rule's, lower ones first
     * @param mark the mark of our own sockets; 0 for none
     */
    public record Options(int table, int priority, int mark) {
    }

    private final RouteSocket socket;
    private final LocalAddresses addresses;
    private final Interface device;
    private final Options options;
    private final Map<Prefix, Leads> led = new LinkedHashMap<>();

    private Routes(RouteSocket socket, LocalAddresses addresses, Interface device, Options options) {
        this.socket = socket;
        this.addresses = addresses;
        this.device = device;
        this.options = options;
    }

    /** Makes the rule. */
    public static Routes open(TunDevice device, Options options) throws IOException {
        Routes routes = new Routes(new RouteSocket(), new LocalAddresses(), device.link(), options);
        try {
            for (Family family : Family.values()) {
                routes.requireRule(family);
            }
            return routes;
        } catch (IOException e) {
            routes.close();
            throw e;
        }
    }

    private void requireRule(Family family) throws IOException {
        int result = socket.addRule(family, options.priority(), options.mark(), options.table());
        if (result != -Errno.EEXIST && result != -Errno.EAFNOSUPPORT) {
            SystemCallException.check(result, "make the routing rule for table " + options.table(), "CAP_NET_ADMIN");
        }
    }

    @Override
    public void lead(EspSa outbound) throws IOException {
        lead(outbound.local(), outbound.remote(), Optional.of(outbound.path().local().address()), true);
    }

    @Override
    public void lead(Policy policy) throws IOException {
        lead(policy.local(), policy.remote(), Optional.empty(), false);
    }

    private void lead(List<AddressRange> local, List<AddressRange> remote, Optional<IpAddress> outer, boolean bySa)
            throws IOException {
        for (AddressRange range : remote) {
            Optional<IpAddress> source = sourceWithin(local, outer, range.start().isV4());
            for (Prefix prefix : Prefix.of(range)) {
                Leads before = led.getOrDefault(prefix, Leads.NONE);
                put(prefix, before, before.plus(source, bySa));
            }
        }
    }

    private void put(Prefix prefix, Leads before, Leads after) throws IOException {
        if (before.isNone()) {
            // Another endpoint that has ended may have taken the rule away while nothing was led by it.
            requireRule(Family.of(prefix.base().isV4()));
        }
        if (before.isNone() || !before.source().equals(after.source())) {
            SystemCallException.check(add(prefix, after.source()), "route " + prefix + " into " + device.name(),
                    "CAP_NET_ADMIN");
        }
        led.put(prefix, after);
    }

    @Override
    public void release(EspSa outbound) throws IOException {
        release(outbound.remote(), true);
    }

    @Override
    public void release(Policy policy) throws IOException {
        release(policy.remote(), false);
    }

    private void release(List<AddressRange> remote, boolean bySa) throws IOException {
        for (AddressRange range : remote) {
            for (Prefix prefix : Prefix.of(range)) {
                Leads before = led.getOrDefault(prefix, Leads.NONE);
                Leads after = before.less(bySa);
                if (!after.isNone()) {
                    put(prefix, before, after);
                } else if (led.remove(prefix) != null) {
                    int result = socket.deleteRoute(prefix, device, options.table());
                    if (result != -Errno.ESRCH) {
                        SystemCallException.check(result, "remove the route to " + prefix);
                    }
                }
            }
        }
    }

    @Override
    public void assign(IpAddress address) throws IOException {
        SystemCallException.check(socket.addAddress(address, device),
                "give " + device.name() + " the address " + address,
                "CAP_NET_ADMIN");
    }

    @Override
    public void withdraw(IpAddress address) throws IOException {
        int result = socket.deleteAddress(address, device);
        if (result != -Errno.EADDRNOTAVAIL) {
            SystemCallException.check(result, "take the address " + address + " from " + device.name());
        }
    }

    @Override
    public void close() {
        for (Prefix prefix : led.keySet()) {
            socket.deleteRoute(prefix, device, options.table());
        }
        for (Family family : Family.values()) {
            if (!socket.hasRoutes(family, options.table())) {
                socket.deleteRule(family, options.priority(), options.mark(), options.table());
            }
        }
        socket.close();
        addresses.close();
    }

    private int add(Prefix prefix, Optional<IpAddress> source) {
        int result = socket.addRoute(prefix, device, options.table(), source);
        // The kernel takes no source that it does not have, or has not checked yet; better a route without one than
        // none.
        return result == -Errno.EINVAL ? socket.addRoute(prefix, device, options.table(), Optional.empty()) : result;
    }

    /** An address of this machine inside the local selectors: packets must come from one to be protected. */
    private Optional<IpAddress> sourceWithin(List<AddressRange> local, Optional<IpAddress> outer, boolean v4)
            throws IOException {
        return Stream.concat(outer.stream(), addresses.all().stream()).filter(address -> address.isV4() == v4)
                .filter(address -> local.stream().anyMatch(r -> contains(r, address))).findFirst();
    }

    private static boolean contains(AddressRange range, IpAddress address) {
        return range.start().isV4() == address.isV4() && range.start().compareTo(address) <= 0
                && address.compareTo(range.end()) <= 0;
    }
}
