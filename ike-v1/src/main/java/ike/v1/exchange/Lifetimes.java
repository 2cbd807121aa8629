package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.PacketRules;
import ike.engine.config.PacketRules.Budget;
import ike.wire.Bytes;
import ike.wire.v1.AttributeClass;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.IpsecAttribute;
import ike.wire.v1.LifeType;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.NotifyType;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.PayloadList;
import ike.wire.v1.ProtocolId;
import java.math.BigInteger;
import java.util.List;

/**
 * How long an SA may be used (RFC 2407 §4.5, RFC 2409 Appendix A): whoever wants less is right, and a responder who does says so
 * with RESPONDER-LIFETIME (RFC 2407 §4.6.3.1).
 *
 * @param seconds 0 for any number
 * @param kilobytes 0 for any number; of 1024 octets
 */
record Lifetimes(long seconds, long kilobytes) {
    /** For ever. */
    static final Lifetimes UNLIMITED = new Lifetimes(0, 0);

    private static final int KILOBYTE = 1024;
    private static final BigInteger MOST = BigInteger.valueOf(0xffffffffL);

    /** What is configured for a child. */
    static Lifetimes of(ChildConfig child) {
        long octets = child.packets().octets().life();
        return new Lifetimes(child.lifeTime().toSeconds(), octets == 0 ? 0 : Math.max(1, octets / KILOBYTE));
    }

    /** What is configured for an ISAKMP SA. */
    static Lifetimes of(Connection connection) {
        return new Lifetimes(Ages.of(connection).life().toSeconds(), 0);
    }

    /** What attributes of this protocol say; each duration is of the type in front of it. */
    static Lifetimes read(List<DataAttribute> attributes, ProtocolId protocol) {
        Lifetimes found = UNLIMITED;
        int type = 0;
        for (DataAttribute attribute : attributes) {
            if (attribute.type().equals(type(protocol))) {
                type = attribute.number().min(MOST).intValue();
            } else if (attribute.type().equals(duration(protocol))) {
                long value = attribute.number().min(MOST).longValueExact();
                found = found.shorter(new Lifetimes(type == LifeType.SECONDS.code() ? value : 0,
                        type == LifeType.KILOBYTES.code() ? value : 0));
            }
        }
        return found;
    }

    /** What the peer tells of the SA that it names by one of these SPIs. */
    static Lifetimes told(PayloadList payloads, ProtocolId protocol, List<Bytes> spis) {
        return payloads.all(NotificationPayload.class).stream()
                .filter(told -> told.protocol().equals(protocol) && spis.contains(told.spi())).map(Lifetimes::told)
                .reduce(UNLIMITED, Lifetimes::shorter);
    }

    /** What a notification tells. */
    static Lifetimes told(NotificationPayload notification) {
        return notification.data() instanceof NotificationData.Lifetime(var attributes)
                ? read(attributes, notification.protocol())
                : UNLIMITED;
    }

    /** Tells a peer that has offered more. */
    NotificationPayload tell(ProtocolId protocol, Bytes spi) {
        return NotificationPayload.of(protocol, spi, NotifyType.Known.RESPONDER_LIFETIME,
                new NotificationData.Lifetime(attributes(protocol)));
    }

    /** As attributes of this protocol. */
    ImmutableList<DataAttribute> attributes(ProtocolId protocol) {
        ImmutableList.Builder<DataAttribute> attributes = ImmutableList.builder();
        if (seconds > 0) {
            attributes.add(DataAttribute.of(type(protocol), LifeType.SECONDS.code()),
                    Attributes.duration(duration(protocol), seconds));
        }
        if (kilobytes > 0) {
            attributes.add(DataAttribute.of(type(protocol), LifeType.KILOBYTES.code()),
                    Attributes.duration(duration(protocol), kilobytes));
        }
        return attributes.build();
    }

    /** The shorter one of two, in both measures. */
    Lifetimes shorter(Lifetimes other) {
        return new Lifetimes(shorter(seconds, other.seconds), shorter(kilobytes, other.kilobytes));
    }

    /** The rules of a child that may carry no more than this. */
    PacketRules limit(PacketRules rules) {
        long octets = kilobytes * KILOBYTE;
        Budget own = rules.octets();
        if (kilobytes == 0 || (own.life() != 0 && own.life() <= octets)) {
            return rules;
        }
        double share = own.life() == 0 ? 0 : (double) octets / own.life();
        long rekey = own.life() == 0 ? octets - octets / 10 : (long) (own.rekey() * share);
        return new PacketRules(rules.replayWindow(), new Budget(rekey, octets, (long) (own.random() * share)),
                rules.packets(), rules.confidentiality(), rules.priority(), rules.copies());
    }

    private static long shorter(long one, long other) {
        return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
    }

    private static AttributeClass type(ProtocolId protocol) {
        return protocol == ProtocolId.Known.ISAKMP ? OakleyAttribute.LIFE_TYPE : IpsecAttribute.SA_LIFE_TYPE;
    }

    private static AttributeClass duration(ProtocolId protocol) {
        return protocol == ProtocolId.Known.ISAKMP ? OakleyAttribute.LIFE_DURATION : IpsecAttribute.SA_LIFE_DURATION;
    }
}
