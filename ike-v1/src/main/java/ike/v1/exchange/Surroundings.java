package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.certificate.Certificate;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.v1.sa.Established;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.Identification;
import java.util.Optional;

/** What a handler may ask of the engine around it. No RFC section: inside our house. */
public interface Surroundings {
    /** Every connection that speaks IKEv1, in the order in which they were loaded. */
    ImmutableList<Connection> connections();

    /** The secret that fits the two identities best; lent, not given. */
    Optional<Secret> sharedSecret(ike.wire.v2.Identification local, ike.wire.v2.Identification remote);

    /** The ISAKMP SAs with a peer of this identity that are up, over whatever connection, the oldest first. */
    ImmutableList<Established> established(Identification peer);

    /** Those of this connection. */
    default ImmutableList<Established> established(Connection connection, Identification peer) {
        return established(peer).stream().filter(sa -> sa.name().connection().name().equals(connection.name()))
                .collect(ImmutableList.toImmutableList());
    }

    /** True when an ISAKMP SA that is up joins these two identities, over whatever connection. */
    boolean isInTouch(Identification local, Identification peer);

    /** True when an SA of this connection is up with the address at the other end of a path, or is being begun from there. */
    boolean isInTouch(Connection connection, Path path);

    /** Of those of the same connection with the same peer, the others. */
    default ImmutableList<Established> others(Established sa) {
        return established(sa.name().connection(), sa.session().remote()).stream()
                .filter(other -> other.name().uniqueId() != sa.name().uniqueId()
                        && other.session().user().equals(sa.session().user()))
                .collect(ImmutableList.toImmutableList());
    }

    /** The authorities that peers' certificates are asked of. */
    ImmutableList<Certificate> authorities();

    /** The password of a user of extended authentication; lent, not given. */
    Optional<Secret> password(Bytes user);

    /** What a user of extended authentication says beside the password; lent, not given. */
    Optional<Secret> passcode(Bytes user);

    /** True when an SA of ours has this cookie. */
    boolean isTaken(Cookie cookie);

    /** True when a child of ours receives with this SPI, or is about to. */
    boolean isTaken(int espSpi);

    /** A number that no ISAKMP SA had before. */
    long nextId();

    /** A number that no child had before. */
    long nextChildId();

    /** The last number of an ISAKMP SA that was given away. */
    long lastId();
}
