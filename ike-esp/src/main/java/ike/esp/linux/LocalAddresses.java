package ike.esp.linux;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of this machine from which others can be reached. Reading them takes far longer than setting up an SA, so they are
 * read again only when the kernel has told of a change. Confined to one thread.
 */
final class LocalAddresses {
    private final AddressNews news = AddressNews.open();
    private @Nullable ImmutableList<IpAddress> known;

    LocalAddresses() throws IOException {
    }

    /** Those of both families; neither of the loopback network nor link-local ones. */
    ImmutableList<IpAddress> all() throws IOException {
        ImmutableList<IpAddress> addresses = news.changed() ? null : known;
        if (addresses == null) {
            addresses = read();
            known = addresses;
        }
        return addresses;
    }

    void close() {
        news.close();
    }

    private static ImmutableList<IpAddress> read() throws IOException {
        List<InetAddress> found = new ArrayList<>();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            found.addAll(Collections.list(network.getInetAddresses()));
        }
        return found.stream().filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress()).map(IpAddress::of)
                .collect(ImmutableList.toImmutableList());
    }
}
