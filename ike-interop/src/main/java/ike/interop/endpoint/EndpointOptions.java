package ike.interop.endpoint;

import ike.interop.daemon.DaemonSettings;
import ike.wire.ip.IpAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an endpoint is to be like beside its configuration file.
 *
 * @param tunnel true for a TUN device and ESP, false to negotiate only
 * @param port the UDP port for plain IKE, 500 as a rule; 0 lets the system choose
 * @param natPort the UDP port for marked IKE and for ESP in UDP (RFC 3948), 4500 as a rule; 0 lets the system choose
 * @param listen the only local address to use; all of them if absent
 * @param device the name of the TUN device
 * @param keys the folder for Wireshark's key tables, a debugging aid
 * @param capture the file for what the two ports see and send
 * @param settings limits, keepalives and files to log to
 */
public record EndpointOptions(boolean tunnel, int port, int natPort, Optional<IpAddress> listen, String device,
        Optional<Path> keys, Optional<Path> capture, DaemonSettings settings) {
}
