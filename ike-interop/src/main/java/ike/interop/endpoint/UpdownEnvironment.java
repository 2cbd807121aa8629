package ike.interop.endpoint;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import ike.engine.ChildSaView;
import ike.engine.IkeSaView;
import ike.engine.IpsecProtocol;
import ike.engine.Path;
import ike.interop.swanctl.AddressSpan;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.List;

/** What an updown script finds in its environment, by the names that strongSwan gives it. */
final class UpdownEnvironment {
    private static final CharMatcher PLAIN = CharMatcher.inRange(' ', '~');
    /** The longest identity that is told: the system refuses a variable of more than 128 KiB, and with it the program. */
    private static final int LONGEST_IDENTITY = 4096;

    private UpdownEnvironment() {
    }

    /**
     * For one pair of selectors.
     *
     * @param up true when the Child SA has come, false when it goes
     * @param device the TUN device
     */
    static ImmutableMap<String, String> of(boolean up, IkeSaView ike, ChildSaView child, AddressRange local,
            AddressRange remote, String device, boolean hostAccess) {
        Path path = ike.path();
        ImmutableMap.Builder<String, String> variables = ImmutableMap.builder();
        variables.put("PLUTO_VERSION", "1.1").put("PLUTO_VERB", verb(up, path, local))
                .put("PLUTO_CONNECTION", child.name()).put("PLUTO_INTERFACE", device)
                .put("PLUTO_PROTO", child.protocol() == IpsecProtocol.AH ? "ah" : "esp")
                .put("PLUTO_UNIQUEID", Long.toString(ike.uniqueId()))
                .put("PLUTO_REQID", Long.toString(child.uniqueId()));
        end(variables, "MY", path.local().address(), ike.localId(), local);
        end(variables, "PEER", path.remote().address(), ike.remoteId(), remote);
        variables.put("PLUTO_MY_PORT", UpdownPorts.of(local, remote, true)).put("PLUTO_PEER_PORT",
                UpdownPorts.of(local, remote, false));
        if (!ike.remoteUser().isEmpty()) {
            variables.put("PLUTO_XAUTH_ID", plain(ike.remoteUser()));
        }
        vips(variables, "MY", ike.localVips());
        vips(variables, "PEER", ike.remoteVips());
        numbered(variables, "PLUTO_DNS", ike.names().servers());
        for (int i = 0; i < ike.names().domains().size(); i++) {
            variables.put("PLUTO_DNS_DOMAIN_" + (i + 1), ike.names().domains().get(i));
        }
        if (hostAccess) {
            variables.put("PLUTO_HOST_ACCESS", "1");
        }
        if (ike.espPath().transport() == Path.Transport.UDP_ENCAPSULATED) {
            variables.put("PLUTO_UDP_ENC", Integer.toString(path.remote().port()));
        }
        return variables.buildOrThrow();
    }

    private static void end(ImmutableMap.Builder<String, String> variables, String whose, IpAddress outer,
            String identity, AddressRange range) {
        variables.put(whose.equals("MY") ? "PLUTO_ME" : "PLUTO_PEER", outer.toString())
                .put("PLUTO_" + whose + "_ID", plain(IdentityText.of(identity)))
                .put("PLUTO_" + whose + "_CLIENT", AddressSpan.around(range.start(), range.end()))
                .put("PLUTO_" + whose + "_PROTOCOL", Integer.toString(range.protocol()));
    }

    /** The first one as PLUTO_MY_SOURCEIP, and all of them, numbered by family. */
    private static void vips(ImmutableMap.Builder<String, String> variables, String whose, List<IpAddress> vips) {
        numbered(variables, "PLUTO_" + whose + "_SOURCEIP", vips);
        if (!vips.isEmpty()) {
            variables.put("PLUTO_" + whose + "_SOURCEIP", vips.getFirst().toString());
        }
    }

    private static void numbered(ImmutableMap.Builder<String, String> variables, String name,
            List<IpAddress> addresses) {
        int v4 = 0;
        int v6 = 0;
        for (IpAddress address : addresses) {
            int number = address.isV4() ? ++v4 : ++v6;
            variables.put(name + (address.isV4() ? "4_" : "6_") + number, address.toString());
        }
    }

    /** {@code up-host} when what is protected is our outer address itself; {@code -v6} behind it all for IPv6. */
    private static String verb(boolean up, Path path, AddressRange local) {
        boolean host = local.start().equals(local.end()) && local.start().equals(path.local().address());
        return (up ? "up" : "down") + (host ? "-host" : "-client") + (local.start().isV4() ? "" : "-v6");
    }

    /** A peer chooses its identity; a script shall not stumble over it. */
    private static String plain(String identity) {
        return PLAIN.negate().replaceFrom(identity.substring(0, Math.min(identity.length(), LONGEST_IDENTITY)), '?');
    }
}
