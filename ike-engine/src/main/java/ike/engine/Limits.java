package ike.engine;

import java.time.Duration;

/**
 * The named limit of everything that a peer can fill or drag out.
 *
 * @param ikeSas all IKE SAs, half-open ones included
 * @param halfOpen responder SAs whose peer has not authenticated yet
 * @param cookieThreshold half-open SAs from which on cookies are demanded (RFC 7296 §2.6)
 * @param halfOpenPerPeer half-open SAs of one peer address
 * @param childrenPerIkeSa Child SAs of one IKE SA
 * @param queuedTasks tasks that wait for the request window of one IKE SA
 * @param halfOpenLifetime how long a peer may take to authenticate
 * @param retransmitTries how often a request is sent again before the peer counts as gone
 * @param retransmitTimeout the wait before the first of them
 * @param retransmitBase the factor from one wait to the next
 * @param rekeyedChildLinger how long a rekeyed Child SA still receives after its deletion was agreed
 * @param fragmentSize the largest IP datagram, in octets, of a message that may be cut into fragments (RFC 7383 §2.5.1)
 * @param fragments fragments of one message
 * @param reassembledOctets what the fragments of one message hold, together
 * @param retransmitJitter by how many percent a wait may be shorter, differently each time
 * @param retransmitLimit the longest wait before a request is sent again; zero for any
 * @param window requests of one IKE SA that are under way at once, in either direction (RFC 7296 §2.3); the peer decides about its
 *            half
 */
public record Limits(int ikeSas, int halfOpen, int cookieThreshold, int halfOpenPerPeer, int childrenPerIkeSa,
        int queuedTasks, Duration halfOpenLifetime,
        int retransmitTries, Duration retransmitTimeout, double retransmitBase, Duration rekeyedChildLinger,
        int fragmentSize, int fragments, int reassembledOctets, int retransmitJitter, Duration retransmitLimit,
        int window) {
    /** The values of strongSwan 6.0 where it has them. */
    public static final Limits DEFAULT = new Limits(100_000, 10_000, 30, 10_000, 1_000, 100, Duration.ofSeconds(30), 5,
            Duration.ofSeconds(4), 1.8,
            Duration.ofSeconds(5), 1280, 128, 32_768);

    /** Waits that are neither shortened nor cut, and one request at a time. */
    public Limits(int ikeSas, int halfOpen, int cookieThreshold, int halfOpenPerPeer, int childrenPerIkeSa,
            int queuedTasks, Duration halfOpenLifetime, int retransmitTries, Duration retransmitTimeout,
            double retransmitBase, Duration rekeyedChildLinger, int fragmentSize, int fragments,
            int reassembledOctets) {
        this(ikeSas, halfOpen, cookieThreshold, halfOpenPerPeer, childrenPerIkeSa, queuedTasks, halfOpenLifetime,
                retransmitTries, retransmitTimeout, retransmitBase, rekeyedChildLinger, fragmentSize, fragments,
                reassembledOctets, 0, Duration.ZERO, 1);
    }
}
