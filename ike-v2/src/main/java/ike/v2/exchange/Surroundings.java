package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Secret;
import ike.crypto.certificate.Certificate;
import ike.engine.Now;
import ike.engine.TransportAddress;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.Resumable;
import ike.v2.sa.Ticket;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeSpi;
import java.util.Optional;

/**
 * What a handler may ask of the engine around it: the configuration, and which numbers are free. No RFC section: inside
 * our house.
 */
public interface Surroundings {
    /** Every connection that speaks IKEv2, in the order in which they were loaded. */
    ImmutableList<Connection> connections();

    /** The secret that fits the two identities best; lent, not given. */
    Optional<Secret> sharedSecret(Identification local, Identification remote);

    /** The secret that we share with somebody whom this pattern means, the best for us; lent, not given. */
    Optional<Secret> sharedSecret(Identification local, IdentityPattern remote);

    /** The password that fits this name of EAP best; lent, not given. */
    Optional<Secret> eapSecret(Bytes identity);

    /** The hash of a password (RFC 2759 §8.3) that fits this name of EAP best; lent, not given. */
    Optional<Secret> ntHash(Bytes identity);

    /** The post-quantum preshared key that fits this PPK_ID best, less its type; lent, not given. */
    Optional<Secret> ppk(Bytes ppkId);

    /** True when we have a post-quantum preshared key for anybody. */
    boolean hasPpk();

    /** The authorities that peers' certificates are asked of. */
    ImmutableList<Certificate> authorities();

    /** The OCSP responders that we trust for themselves. */
    ImmutableList<Certificate> responders();

    /** True when an SA of ours has this SPI. */
    boolean isTaken(IkeSpi spi);

    /** True when a Child SA of ours receives with this SPI. */
    boolean isTaken(int espSpi);

    /** True when the IKE SA of this number is up. */
    boolean isUp(long uniqueId);

    /** A number that no IKE SA had before. */
    long nextId();

    /** A number that no Child SA had before. */
    long nextChildId();

    /** The addresses of this machine, as far as the system has told. */
    ImmutableSet<IpAddress> usableAddresses();

    /** The ticket of an IKE SA with this gateway that was lost, if it may still be shown; given away, for it is shown once. */
    Optional<Ticket> takeTicket(Now now, Connection connection, IpAddress gateway);

    /** A ticket of ours for that state, whose secret is lent. */
    Bytes issueTicket(Now now, Resumable state);

    /** What a ticket of ours holds, if it is one and can still be used. */
    Optional<Resumable> openTicket(Now now, Bytes ticket);

    /** No ticket of the IKE SA with this number can be used from now on; false when that was so before. */
    boolean spendTickets(Now now, long uniqueId);

    /** This connection begins no IKE SA by itself for a while, for its peer lacks what it demands (RFC 8784 §6); or does again. */
    void rest(Now now, Connection connection, boolean lacks);

    /** True while that holds. */
    boolean isAtRest(Now now, Connection connection);

    /** True when an SA joins these two identities, over whatever connection. */
    boolean isInTouch(PeerAuthenticated peer);

    /** True when another live SA joins the same two identities over this connection, with the peer at another address than that. */
    boolean hasElsewhere(Connection connection, PeerAuthenticated peer, TransportAddress here);
}
