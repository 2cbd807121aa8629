package ike.benchmarks.tunnel;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** What iperf3 sends through a tunnel. */
enum Load {
    /** One TCP connection. */
    TCP("TCP, Mbit/s"),
    /** UDP datagrams of 1,372 octets, as many as pass: with their headers packets of 1,400. */
    UDP_LARGE("UDP 1,400, packets/s", "-u", "-b", "0", "-l", "1372"),
    /** UDP datagrams of 64 octets. */
    UDP_SMALL("UDP 64, packets/s", "-u", "-b", "0", "-l", "64");

    private final String title;
    private final ImmutableList<String> arguments;

    Load(String title, String... arguments) {
        this.title = title;
        this.arguments = ImmutableList.copyOf(arguments);
    }

    /** What the rate is, and its unit. */
    String title() {
        return title;
    }

    List<String> arguments() {
        return arguments;
    }
}
