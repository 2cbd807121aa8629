package ike.interop.scenario;

import com.google.common.annotations.VisibleForTesting;
import java.lang.module.ModuleDescriptor.Version;
import java.util.regex.Pattern;

/**
 * How a scenario's demands read where IPsec is in user space: a strongSwan before 6.0 then carries ESP in UDP alone (RFC 3948), pretends
 * a NAT for that, and so goes to port 4500 always.
 *
 * @param inUdp whether it does
 */
record Dialect(boolean inUdp) {
    private static final Version WITH_PLAIN_ESP = Version.parse("6.0");
    private static final Pattern ESP = Pattern.compile("^(IP6? \\S+) > (\\S+): ESP");

    /** That of a strongSwan. */
    static Dialect of(Version version) {
        return new Dialect(version.compareTo(WITH_PLAIN_ESP) < 0);
    }

    /** The pattern that says the same. */
    @VisibleForTesting
    String translate(String pattern) {
        return inUdp
                ? ESP.matcher(pattern).replaceFirst("$1.* > $2.*: UDP-encap: ESP").replace("-port=500 ", "-port=4500 ")
                : pattern;
    }
}
