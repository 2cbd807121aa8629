package ike.interop.conversation;

import ike.interop.transcript.OpenedMessage;
import ike.wire.Bytes;
import ike.wire.v2.KePayload;
import ike.wire.v2.NotifyData;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.TransformId;
import java.util.Optional;

/**
 * By what an IKE_SA_INIT answer finds its request (RFC 7296 §2.6, §1.2).
 *
 * @param cookie in a request what it brings back, in an answer what it asks for
 * @param wanted the group that an answer asks for, with INVALID_KE_PAYLOAD
 * @param group that of the KE payload
 */
record InitTerms(Optional<Bytes> cookie, Optional<Integer> wanted, Optional<TransformId> group) {
    static InitTerms of(Optional<OpenedMessage> message) {
        return new InitTerms(
                message.flatMap(m -> m.notification(NotifyType.Known.COOKIE)).map(NotifyPayload::data),
                message.flatMap(m -> m.notification(NotifyType.Known.INVALID_KE_PAYLOAD))
                        .flatMap(notify -> NotifyData.of(notify).toOptional())
                        .filter(NotifyData.Code.class::isInstance)
                        .map(data -> ((NotifyData.Code) data).code().code()),
                message.flatMap(m -> m.first(KePayload.class)).map(KePayload::method));
    }

    /** True for an answer that wants the request once more, with something else in it. */
    boolean asksAnew() {
        return wanted.isPresent() || cookie.isPresent();
    }

    /** Whether this may be the answer to {@code request}: what it asks for was not there yet, what it goes on with was. */
    boolean answers(InitTerms request) {
        if (wanted.isPresent()) {
            return !request.group.map(TransformId::code).equals(wanted);
        }
        return cookie.isPresent()
                ? !request.cookie.equals(cookie)
                : group.isEmpty() || request.group.isEmpty() || request.group.equals(group);
    }
}
