package ike.esp;

import ike.esp.sad.SequenceLimits;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What an endpoint's datapath is to be like.
 *
 * @param listen the one local address to use; all of them if absent
 * @param ikePort the UDP port for plain IKE; 0 lets the system choose
 * @param natPort the UDP port for marked IKE and encapsulated ESP; 0 lets the system choose
 * @param device the TUN device's name; {@code %d} in it becomes the first free number
 * @param mtu the largest inner packet in octets
 * @param receiveBuffer octets that may wait in each socket
 * @param mark the mark of our own datagrams, by which routing keeps them out of the tunnel; 0 for none
 * @param routingTable where the routes into the tunnel go, and the priority of the rule that leads there
 * @param routes whether what SAs protect is routed into the device; {@code addresses} whether it gets assigned addresses
 * @param keepAliveInterval how often NAT keepalives are sent (RFC 3948 §4)
 * @param sequenceLimits when an outbound SA has sent enough
 */
public record DatapathOptions(Optional<IpAddress> listen, int ikePort, int natPort, String device, int mtu,
        int receiveBuffer, int mark, int routingTable, boolean routes, boolean addresses,
        Duration keepAliveInterval, SequenceLimits sequenceLimits) {
    /**
     * The usual ports, ipsec0, and a routing table before that of strongSwan (220): the rule that a killed charon leaves behind knows
     * nothing of our mark, and would lead our own packets to routes that stood there. The mark says "IKE" in ASCII.
     */
    public static final DatapathOptions DEFAULT = new DatapathOptions(Optional.empty(), 500, 4500, "ipsec%d", 1400,
            4 << 20, 0x494b45, 219, true, true, Duration.ofSeconds(20), SequenceLimits.DEFAULT);

    /** The same on one local address. */
    public DatapathOptions withListen(IpAddress address) {
        return new DatapathOptions(Optional.of(address), ikePort, natPort, device, mtu, receiveBuffer, mark,
                routingTable, routes, addresses, keepAliveInterval, sequenceLimits);
    }

    /** The same with other ports. */
    public DatapathOptions withPorts(int newIkePort, int newNatPort) {
        return new DatapathOptions(listen, newIkePort, newNatPort, device, mtu, receiveBuffer, mark, routingTable,
                routes, addresses, keepAliveInterval, sequenceLimits);
    }

    /** The same with routes in this table, and its rule at this priority. */
    public DatapathOptions withRoutingTable(int table) {
        return new DatapathOptions(listen, ikePort, natPort, device, mtu, receiveBuffer, mark, table, routes,
                addresses, keepAliveInterval, sequenceLimits);
    }

    /** The same with keepalives as often as this. */
    public DatapathOptions withKeepAliveInterval(Duration interval) {
        return new DatapathOptions(listen, ikePort, natPort, device, mtu, receiveBuffer, mark, routingTable, routes,
                addresses, interval,
                sequenceLimits);
    }

    /** The same with another device. */
    public DatapathOptions withDevice(String newDevice) {
        return new DatapathOptions(listen, ikePort, natPort, newDevice, mtu, receiveBuffer, mark, routingTable,
                routes, addresses, keepAliveInterval, sequenceLimits);
    }

    /** The same; what is not wanted of the two, whoever runs the machine takes care of. */
    public DatapathOptions withRouting(boolean leads, boolean assigns) {
        return new DatapathOptions(listen, ikePort, natPort, device, mtu, receiveBuffer, mark, routingTable, leads,
                assigns, keepAliveInterval, sequenceLimits);
    }
}
