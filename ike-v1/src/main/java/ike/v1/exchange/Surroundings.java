package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.config.Connection;
import ike.wire.v1.Cookie;
import java.util.Optional;

/** What a handler may ask of the engine around it. No RFC section: inside our house. */
public interface Surroundings {
    /** Every connection that speaks IKEv1, in the order in which they were loaded. */
    ImmutableList<Connection> connections();

    /** The secret that fits the two identities best; lent, not given. */
    Optional<Secret> sharedSecret(ike.wire.v2.Identification local, ike.wire.v2.Identification remote);

    /** True when an SA of ours has this cookie. */
    boolean isTaken(Cookie cookie);

    /** True when a child of ours receives with this SPI, or is about to. */
    boolean isTaken(int espSpi);

    /** A number that no SA of this engine had before. */
    long nextId();
}
