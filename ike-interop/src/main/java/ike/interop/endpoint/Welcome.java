package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.engine.Path.Transport;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.esp.Datapath;
import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import java.util.stream.Collectors;

/** What an endpoint says once it listens. */
final class Welcome {
    private Welcome() {
    }

    static ImmutableList<LogEntry> entries(EndpointOptions options, Datapath datapath, ConnectionBook book) {
        ImmutableList.Builder<LogEntry> lines = ImmutableList.builder();
        options.keys().ifPresent(
                folder -> lines.add(LogEntry.remark(LogGroup.DMN, 0, "every key of this run is written to " + folder
                        + ", to debug with: whoever reads it reads the traffic")));
        if (options.tunnel() && !datapath.carriesPlainEsp()
                && book.connections().stream().anyMatch(connection -> !connection.encap())) {
            lines.add(LogEntry.remark(LogGroup.DMN, 0,
                    "plain ESP needs a socket that we may not open (CAP_NET_RAW), so every connection is treated as with"
                            + " encap = yes: ESP travels in UDP; a peer that sends plain ESP all the same is not heard"));
        }
        lines.add(LogEntry.of(LogGroup.DMN, 0, "ready",
                options.listen().map(address -> address + " ").orElse("") + "UDP "
                        + datapath.port(Transport.UDP) + " and " + datapath.port(Transport.UDP_ENCAPSULATED) + ", "
                        + (options.tunnel() ? "TUN " + options.device() : "no datapath") + ", "
                        + (book.connections().isEmpty() ? "no connections" : connections(book))));
        return lines.build();
    }

    private static String connections(ConnectionBook book) {
        return book.connections().stream().map(Welcome::connection).collect(Collectors.joining(", "));
    }

    private static String connection(Connection connection) {
        return connection.name() + " ("
                + connection.children().stream().map(ChildConfig::name).collect(Collectors.joining(", ")) + ")";
    }
}
