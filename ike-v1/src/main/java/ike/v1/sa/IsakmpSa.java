package ike.v1.sa;

import ike.crypto.SecretOwner;
import java.util.OptionalLong;

/** An ISAKMP SA in one of its states (RFC 2409 §5.4); each carries exactly what is known in it. */
public sealed interface IsakmpSa extends SecretOwner permits Connecting, Secured {
    /** What it is called. */
    SaName name();

    /** The messages that were handled. */
    Replies replies();

    /** When it wants to hear of the time. */
    OptionalLong deadline();
}
