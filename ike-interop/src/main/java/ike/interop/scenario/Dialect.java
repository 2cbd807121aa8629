package ike.interop.scenario;

import com.google.common.annotations.VisibleForTesting;
import java.lang.module.ModuleDescriptor.Version;

/**
 * How a scenario's demands read where IPsec is in user space: a strongSwan before 6.0 then carries ESP in UDP alone (RFC 3948), pretends
 * a NAT for that, and so goes to port 4500 always.
 *
 * @param inUdp whether it does
 */
record Dialect(boolean inUdp) {
    private static final Version WITH_PLAIN_ESP = Version.parse("6.0");
    private static final String ESP = ": ESP";
    private static final String IN_UDP = ": UDP-encap: ESP";

    /** That of our endpoint with its like. */
    static final Dialect OURS = new Dialect(false);

    /** That of a strongSwan. */
    static Dialect of(Version version) {
        return new Dialect(version.compareTo(WITH_PLAIN_ESP) < 0);
    }

    /** The pattern that says the same. */
    @VisibleForTesting
    String translate(String pattern) {
        if (!inUdp) {
            return pattern;
        }
        String inside = pattern.contains(ESP) && !pattern.contains(IN_UDP)
                ? pattern.replace(" > ", ".* > ").replace(ESP, ".*" + IN_UDP)
                : pattern;
        return inside.replace("-port=500 ", "-port=4500 ");
    }
}
