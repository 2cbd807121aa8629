package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.engine.EngineView;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.SaId;
import ike.engine.config.Connection;
import ike.engine.config.SharedSecret;
import ike.engine.credential.Credentials;
import ike.engine.pool.AddressPools;
import ike.esp.Datapath;
import ike.esp.packet.Drop;
import ike.wire.v2.IkeSpi;
import java.util.Optional;
import java.util.function.Consumer;

/** A running endpoint as whoever controls it sees it: for tasks in the engine's thread only. */
public interface Control {
    /** This moment. */
    Now now();

    /** Every SA. */
    EngineView view();

    /** The IKE SA whose messages carry this SPI of ours. */
    Optional<IkeSaView> find(IkeSpi localSpi);

    /** What one half of a Child SA has carried. */
    Optional<Datapath.Usage> usage(SaId half);

    /** How many packets were dropped by the datapath, by reason. */
    ImmutableMap<Drop, Long> drops();

    /** Inputs that wait. */
    int waiting();

    /** The connections, in the order in which they were loaded. */
    ImmutableList<Connection> connections();

    /** Knows a connection, or knows it anew under its name. */
    void load(Connection connection);

    /** Forgets a connection; false when there is none of this name. */
    boolean unload(String connection);

    /** Packets that go out as they are, or not at all. */
    ShuntBook shunts();

    /** Knows a secret, which is the engine's from now on, or knows it anew under its name. */
    void load(SharedSecret secret);

    /** Forgets a secret. */
    void unloadSecret(String name);

    /** The pools that this endpoint assigns addresses from. */
    AddressPools pools();

    /** Changes the certificates and private keys of this endpoint; peers are asked for what is then trusted. */
    void change(Consumer<Credentials> change);

    /** The certificates and private keys; to be changed by {@link #change} only. */
    Credentials credentials();

    /** Gives an order; what becomes of it is told once, perhaps before this returns. */
    void order(Order order, Consumer<Event> outcome);

    /** Brings a child up; what becomes of it is told once. Throws when there is no such child, or no way to its peer. */
    void initiate(ChildName child, Consumer<Event> outcome) throws NoSuchName;

    /** Brings an IKE SA up without a child (RFC 6023); the rest is as with {@link #initiate}. */
    void initiateIke(String connection, Consumer<Event> outcome) throws NoSuchName;

    /** Has packets ask for a child (RFC 4301 §5.1); the rest is as with {@link #initiate}. */
    void installTrap(ChildName child, Consumer<Event> outcome) throws NoSuchName;
}
