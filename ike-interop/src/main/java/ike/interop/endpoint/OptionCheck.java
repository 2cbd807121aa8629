package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.config.Connection;
import ike.wire.ip.IpAddress;
import java.util.List;

/** Whether configuration and options fit together. */
final class OptionCheck {
    private static final int IKE_PORT = 500;

    private OptionCheck() {
    }

    static void check(EndpointOptions options, List<Connection> connections) throws CannotStart {
        checkPorts(options, connections);
        if (options.listen().isPresent()) {
            checkAddresses(options.listen().get(), connections);
        }
    }

    /**
     * A connection with a {@code local_port} of its own needs an endpoint that sends from there: from the plain port to a
     * peer's port 500, from the other one to any other (RFC 7296 §2.23).
     */
    private static void checkPorts(EndpointOptions options, List<Connection> connections) throws CannotStart {
        for (Connection connection : connections) {
            boolean plain = connection.remotePort() == IKE_PORT;
            int from = plain ? options.port() : options.natPort();
            if (connection.localPort() != IKE_PORT && connection.localPort() != from) {
                throw new CannotStart(CannotStart.Fault.CONFIGURATION,
                        "connection " + connection.name() + " has local_port = " + connection.localPort()
                                + ", but this endpoint would send from port " + from + "; expected --"
                                + (plain ? "port " : "nat-port ") + connection.localPort());
            }
        }
    }

    /** A connection from another address than the one that is listened on can never come up. */
    private static void checkAddresses(IpAddress only, List<Connection> connections) throws CannotStart {
        for (Connection connection : connections) {
            if (!connection.localAddresses().isEmpty()
                    && connection.localAddresses().stream()
                            .noneMatch(pattern -> pattern.isNamed() || pattern.matches(only))) {
                throw new CannotStart(CannotStart.Fault.CONFIGURATION,
                        "connection " + connection.name() + " is not at " + only
                                + ": --listen and its local_addrs differ");
            }
        }
    }

    /** The children to start: those that the configuration names, then those that the user names, each once. */
    static ImmutableList<ChildName> children(ConnectionBook book, List<ChildName> wanted) throws CannotStart {
        ImmutableSet.Builder<ChildName> children = ImmutableSet.builder();
        book.children().stream().filter(entry -> entry.child().startAction().starts())
                .map(ConnectionBook.Entry::name).forEach(children::add);
        try {
            for (ChildName name : wanted) {
                children.add(book.one(name).name());
            }
        } catch (NoSuchName e) {
            throw new CannotStart(CannotStart.Fault.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
        return children.build().asList();
    }
}
