package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.v1.AttributesPayload;
import ike.wire.v1.FragmentPayload;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;

/** The payloads of an IKEv1 message in the notation of RFC 2409 §3.2: {@code SA, KE, N(INITIAL-CONTACT)}. */
final class IsakmpNames {
    private IsakmpNames() {
    }

    static ImmutableList<String> of(PayloadList list) {
        return list.payloads().stream().map(IsakmpNames::name).collect(ImmutableList.toImmutableList());
    }

    private static String name(Payload payload) {
        return switch (payload) {
            case NotificationPayload notification -> "N(" + notification.notifyType().label() + ")";
            case AttributesPayload attributes -> "ATTR(" + attributes.cfgType().label() + ")";
            case FragmentPayload part -> "FRAGMENT(" + part.number() + (part.isLast() ? ", the last)" : ")");
            default -> payload.type().label();
        };
    }
}
