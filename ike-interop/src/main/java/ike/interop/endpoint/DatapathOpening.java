package ike.interop.endpoint;

import ike.esp.Datapath;
import ike.esp.DatapathOptions;
import ike.interop.daemon.DaemonSettings;
import ike.esp.NoDatapath;
import ike.esp.TunnelDatapath;
import ike.esp.io.DatagramPorts;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens the datapath that the options ask for. */
final class DatapathOpening {
    private DatapathOpening() {
    }

    /** The message of an exception says what is missing. */
    static Datapath open(EndpointOptions options, Optional<CaptureFile> capture) throws IOException {
        DaemonSettings.Network network = options.settings().network();
        DatapathOptions ports = DatapathOptions.DEFAULT.withPorts(options.port(), options.natPort())
                .withDevice(options.device()).withRouting(network.routes(), network.virtualIps());
        DatapathOptions kept = network.keepAlive().map(ports::withKeepAliveInterval).orElse(ports);
        DatapathOptions usual = network.table().isPresent()
                ? kept.withRoutingTable(network.table().getAsInt())
                : kept;
        DatapathOptions wanted = options.listen().map(usual::withListen).orElse(usual);
        UnaryOperator<DatagramPorts> around = plain -> capture
                .<DatagramPorts>map(file -> new CapturingPorts(plain, file)).orElse(plain);
        return options.tunnel() ? TunnelDatapath.open(wanted, around) : NoDatapath.open(wanted, around);
    }
}
