package ike.v1.sa;

import com.google.common.collect.ImmutableMap;
import ike.crypto.Ikev1Algorithms;
import ike.crypto.KeyExchange;
import ike.wire.Bytes;
import ike.wire.v1.SaPayload;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The private groups of an ISAKMP SA, with which they end (RFC 2409 §5.6).
 *
 * @param agreed by the number that Quick Modes name them by; at most {@link #MOST}
 * @param own how far we are with one that we want
 * @param refused how many of the peer's were refused; {@link #MOST} are judged
 */
public record PrivateGroups(ImmutableMap<Integer, KeyExchange> agreed, Stage own, int refused) {
    /** Group descriptions from here on are private. */
    public static final int FIRST = 0x8000;
    /** Nobody needs more, and each costs memory and a test. */
    public static final int MOST = 4;
    /** None. */
    public static final PrivateGroups NONE = new PrivateGroups(ImmutableMap.of(), new Stage.Unasked(), 0);

    /** How far New Group Mode is that we begin. */
    public sealed interface Stage {
        /** It was not begun, and is not unless we want a group. */
        record Unasked() implements Stage {
        }

        /**
         * The answer is awaited.
         *
         * @param iv its vector
         * @param number by which the group will be known
         */
        record Asked(long messageId, Bytes iv, int number, SaPayload offer, KeyExchange method, Outgoing sent)
                implements
                    Stage {
            /** After another transmission. */
            public Asked again(Outgoing next) {
                return new Asked(messageId, iv, number, offer, method, next);
            }
        }

        /** It is over: the group is among those agreed, or there is none. */
        record Over() implements Stage {
        }
    }

    /** A step further with ours. */
    public PrivateGroups with(Stage next) {
        return new PrivateGroups(agreed, next, refused);
    }

    /** With one more that is agreed. */
    public PrivateGroups plus(int number, KeyExchange method) {
        return new PrivateGroups(
                ImmutableMap.<Integer, KeyExchange>builder().putAll(agreed).put(number, method).buildKeepingLast(),
                own, refused);
    }

    /** With one more of the peer's refused. */
    public PrivateGroups plusRefused() {
        return new PrivateGroups(agreed, own, refused + 1);
    }

    /** True while we wait for the peer. */
    public boolean isAsking() {
        return own instanceof Stage.Asked;
    }

    /** The method of a Group Description, private or of the registry, if it is here. */
    public Optional<KeyExchange> find(int number) {
        return number >= FIRST ? Optional.ofNullable(agreed.get(number)) : Ikev1Algorithms.group(number);
    }

    /** When to do something about it. */
    public OptionalLong deadline() {
        return own instanceof Stage.Asked asked ? OptionalLong.of(asked.sent().due()) : OptionalLong.empty();
    }
}
