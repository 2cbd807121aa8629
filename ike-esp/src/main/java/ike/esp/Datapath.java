package ike.esp;

import com.google.common.collect.ImmutableMap;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.Policy;
import ike.engine.SaId;
import ike.esp.packet.Drop;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything below the IKE engines of an endpoint: the UDP ports, and the device and SAs of ESP. It hands IKE messages
 * up, and does what the engines' effects say:
 *
 * <pre>
 * case Effect.Send(Path path, Bytes octets) -> datapath.send(path, octets);
 * case Effect.InstallInbound(EspSa sa)      -> datapath.install(sa);
 * case Effect.InstallOutbound(EspSa sa)     -> datapath.install(sa);
 * case Effect.Move(SaId id, Path path)      -> datapath.move(id, path);
 * case Effect.Remove(SaId id)               -> datapath.remove(id);
 * </pre>
 *
 * Its methods may be called by one thread at a time, other than its own.
 */
public interface Datapath extends AutoCloseable {
    /** Begins to work. To be called once. */
    void start(DatapathListener listener);

    /** The UDP port number of a transport, as bound. */
    int port(Path.Transport transport);

    /** Whether SAs may send ESP without UDP; else IKE must negotiate encapsulation always (RFC 7296 §2.23). */
    boolean carriesPlainEsp();

    /** The address of ours from which the system would send to {@code remote}, tunnels left aside. */
    IpAddress localAddressToward(IpAddress remote) throws IOException;

    /**
     * Sends an IKE message; a non-ESP marker is put in front where the path's transport asks for it.
     *
     * @param trafficClass the octet of DSCP and ECN in the IP header (RFC 2474), where the system lets us say it
     */
    void send(Path path, Bytes message, int trafficClass);

    /** The same in the default class. */
    default void send(Path path, Bytes message) {
        send(path, message, 0);
    }

    /**
     * Installs one half of a Child SA. Its keys are wiped before the call returns.
     *
     * @throws IllegalArgumentException when the SA is of a kind that this datapath does not have
     */
    void install(EspSa sa);

    /** Judges outbound packets by this policy, too (RFC 4301 §4.4.1); it takes the place of one with the same id. */
    void install(Policy policy);

    /** Forgets a policy; nothing happens when there is no such policy. */
    void removePolicy(long id);

    /** The peer of an SA is somewhere else now; nothing happens when there is no such SA. */
    void move(SaId id, Path path);

    /** Forgets an SA and its keys; nothing happens when there is no such SA. */
    void remove(SaId id);

    /** An address is ours inside the tunnel from now on; where there is no device, nothing happens. */
    default void assign(IpAddress address) {
    }

    /** It is so no more. */
    default void withdraw(IpAddress address) {
    }

    /** Begins or ends to send NAT keepalives along an encapsulated path (RFC 3948 §4). */
    void keepAlive(Path path, boolean wanted);

    /** How much an SA has carried; empty when there is no such SA. */
    Optional<Usage> usage(SaId id);

    /** How many packets were dropped, by reason; reasons that never occurred are left out. */
    ImmutableMap<Drop, Long> drops();

    /** Ends all threads, closes all descriptors, takes routes back and forgets all keys. */
    @Override
    void close();

    /**
     * What an SA has carried.
     *
     * @param packets how many packets
     * @param octets how many octets these had inside
     * @param last when it carried the last one, in nanoseconds of {@link System#nanoTime}; nothing if never
     */
    record Usage(long packets, long octets, OptionalLong last) {
        /** That of an SA that has carried nothing. */
        public static final Usage NONE = new Usage(0, 0, OptionalLong.empty());
    }
}
