package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/** What a notification says beyond its type (RFC 2408 §3.14): the type decides how it is read. */
public sealed interface NotificationData {
    /** Nothing more. */
    static NotificationData none() {
        return new Plain(Bytes.EMPTY);
    }

    /** RESPONDER-LIFETIME (RFC 2407 §4.6.3.1): the lifetimes that the responder keeps to. */
    record Lifetime(ImmutableList<DataAttribute> attributes) implements NotificationData {
    }

    /**
     * REPLAY-STATUS (RFC 2407 §4.6.3.2), four octets.
     *
     * @param code 0 without detection of replays, 1 with it
     */
    record ReplayStatus(long code) implements NotificationData {
    }

    /** R-U-THERE and its answer (RFC 3706 §5.3), four octets: the number that an answer repeats. */
    record Sequence(long number) implements NotificationData {
    }

    /** Of all other types: no data, or data that are only shown. */
    record Plain(Bytes octets) implements NotificationData {
    }

    static NotificationData read(WireReader in, NotifyType type, ProtocolId protocol) {
        return switch (type) {
            case NotifyType.Known.RESPONDER_LIFETIME ->
                new Lifetime(DataAttribute.readAll(in.section("RFC 2407 §4.6.3.1"), AttributeSpace.of(protocol)));
            case NotifyType.Known.REPLAY_STATUS ->
                new ReplayStatus(in.section("RFC 2407 §4.6.3.2").u32("Replay detection"));
            case NotifyType.Known.R_U_THERE, NotifyType.Known.R_U_THERE_ACK ->
                new Sequence(in.section("RFC 3706 §5.3").u32("Sequence number"));
            default -> new Plain(in.rest("Notification Data"));
        };
    }

    /** Writes the octets. */
    default void write(WireWriter out) {
        switch (this) {
            case Lifetime lifetime -> lifetime.attributes().forEach(attribute -> attribute.write(out));
            case ReplayStatus status -> out.u32(status.code());
            case Sequence sequence -> out.u32(sequence.number());
            case Plain plain -> out.bytes(plain.octets());
        }
    }
}
