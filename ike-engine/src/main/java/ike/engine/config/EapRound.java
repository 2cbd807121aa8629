package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Optional;

/**
 * What authentication by EAP needs beside an IKE identity (RFC 7296 §2.16).
 *
 * @param methods that may be used, best first, at least one
 * @param identity of our side: the user's name, if it is another one than the IKE identity; of the peer's side: the
 *            pattern that its EAP identity must match, asked for unless it is one name. Absent: the IKE identity
 */
public record EapRound(ImmutableList<EapMethod> methods, Optional<IdentityPattern> identity) implements Proof {
    /** An identity as EAP's text (RFC 3748 §5.1). */
    public static Bytes name(Identification identity) {
        boolean address = (identity.type().equals(IdType.Known.ID_IPV4_ADDR) && identity.data().length() == 4)
                || (identity.type().equals(IdType.Known.ID_IPV6_ADDR) && identity.data().length() == 16);
        return address ? Bytes.utf8(new IpAddress(identity.data()).toString()) : identity.data();
    }
}
