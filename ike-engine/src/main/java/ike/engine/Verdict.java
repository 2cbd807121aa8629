package ike.engine;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;

/** The outside's answer to a {@link Question}. */
public sealed interface Verdict {
    /** Go on. */
    record Granted() implements Verdict {
    }

    /** Refuse the peer. */
    record Denied(String reason) implements Verdict {
    }

    /**
     * Assign these addresses.
     *
     * @param attributes what else the peer is told: name servers, subnets, domains (RFC 7296 §3.15.1)
     */
    record Leased(ImmutableList<IpAddress> addresses, ImmutableList<CfgAttribute> attributes) implements Verdict {
    }
}
