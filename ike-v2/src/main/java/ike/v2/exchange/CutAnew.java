package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.v2.sa.EapAsked;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.IkeMessage;
import java.util.Optional;

/**
 * A request that we have answered comes once more, cut into other fragments: our answer was lost, and the peer looks for a size that
 * the way carries (RFC 7383 §2.5.2). The first of the new fragments, if it is authentic, brings the answer again (§2.6.1).
 */
final class CutAnew {
    private CutAnew() {
    }

    /** That answer; nothing for every other message. */
    static Optional<ImmutableList<Bytes>> answer(IkeSa sa, IkeMessage message) {
        Optional<EncryptedFragmentPayload> first = message.first(EncryptedFragmentPayload.class)
                .filter(fragment -> fragment.number() == 1 && message.header().isRequest());
        return first.flatMap(fragment -> switch (sa) {
            case InitAnswered s -> answer(s, s.former().orElse(s.session()), s.replies(), message, fragment);
            case EapAsked s -> answer(s, s.opened().session(), s.replies(), message, fragment);
            case Established s -> answer(s, s.session(), s.replies(), message, fragment);
            default -> Optional.empty();
        });
    }

    private static Optional<ImmutableList<Bytes>> answer(IkeSa sa, Session session, ReplyCache replies,
            IkeMessage message, EncryptedFragmentPayload fragment) {
        return Optional.ofNullable(replies.answered().get(message.header().messageId()))
                .filter(before -> !before.request().equals(message.octets())
                        && Sealing.openFragment(sa.name(), session, message, fragment).isPresent())
                .map(ReplyCache.Exchange::reply);
    }
}
