package ike.engine;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;

/**
 * One IKE SA as an observer sees it.
 *
 * @param uniqueId our number for it, unique as long as the engine lives
 * @param connection the configuration's name
 * @param version 1 or 2
 * @param state what has happened so far, in one word ({@code CONNECTING}, {@code ESTABLISHED}, {@code REKEYED}, {@code DELETING})
 * @param nat what NAT detection found; nothing of it before it is known
 * @param localId our identity, printable; empty before it is known; {@code remoteId} the peer's
 * @param algorithms what was chosen, as {@code AES_GCM_16_256/PRF_HMAC_SHA2_256/CURVE25519}; empty before it is known
 * @param establishedNanos when, by {@link Now#nanos}; 0 before
 * @param rekeyNanos when we shall rekey; 0 if never
 * @param reauthNanos when we shall authenticate anew; 0 if never
 * @param remoteUser the name that the peer has proved by EAP or XAuth, printable; empty if it did not
 * @param localVips the addresses inside the tunnel that the peer has assigned to us, {@code remoteVips} those that we have assigned
 * @param names the name servers that the peer has told us of with them
 */
public record IkeSaView(long uniqueId, String connection, int version, String state, boolean initiator,
        IkeSpi initiatorSpi, IkeSpi responderSpi, Path path, NatDetection nat,
        String localId, String remoteId, String algorithms, long establishedNanos, long rekeyNanos,
        long reauthNanos, String remoteUser,
        ImmutableList<ChildSaView> children, ImmutableList<IpAddress> localVips, ImmutableList<IpAddress> remoteVips,
        NameService names) {
    /** The word among the algorithms for a post-quantum preshared key that has entered the keys (RFC 8784, RFC 9867). */
    public static final String PPK = "PPK";

    /** Without a user, another authentication to come, and addresses inside the tunnel. */
    public IkeSaView(long uniqueId, String connection, int version, String state, boolean initiator,
            IkeSpi initiatorSpi, IkeSpi responderSpi, Path path, NatDetection nat, String localId, String remoteId,
            String algorithms, long establishedNanos, long rekeyNanos, ImmutableList<ChildSaView> children) {
        this(uniqueId, connection, version, state, initiator, initiatorSpi, responderSpi, path, nat, localId, remoteId,
                algorithms, establishedNanos, rekeyNanos, 0, "", children, ImmutableList.of(), ImmutableList.of(),
                NameService.NONE);
    }

    /** How the packets of its children travel: in UDP, or as a protocol of IP. */
    public Path espPath() {
        return nat.ofEsp(path);
    }
}
