package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.wire.Bytes;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** An ISAKMP SA on its way through Main Mode (RFC 2409 §5.4), named by the last thing that happened. */
public sealed interface Connecting extends IsakmpSa {
    /** The initiator has sent its offer. */
    record OfferSent(SaName name, ImmutableList<WantedChild> wanted, Bytes sa, Outgoing sent, Replies replies)
            implements
                Initiating {
        @Override
        public OfferSent with(ImmutableList<WantedChild> children, Outgoing again) {
            return new OfferSent(name, children, sa, again, replies);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
        }
    }

    /** The responder has chosen. */
    record OfferAnswered(SaName name, Agreed agreed, long expires, Replies replies) implements Responding {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
        }
    }

    /** The initiator has sent its public value and nonce. */
    record KeySent(SaName name, ImmutableList<WantedChild> wanted, Agreed agreed, Offered key, Bytes ni, Outgoing sent,
            Replies replies) implements Initiating {
        @Override
        public KeySent with(ImmutableList<WantedChild> children, Outgoing again) {
            return new KeySent(name, children, agreed, key, ni, again, replies);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            key.eachSecret(visitor);
        }
    }

    /** The responder has sent its own, and has the keys. */
    record KeyAnswered(SaName name, Agreed agreed, Keyed keyed, long expires, Replies replies) implements Responding {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            keyed.eachSecret(visitor);
        }
    }

    /** The initiator has said who it is, and proved it. */
    record IdentitySent(SaName name, ImmutableList<WantedChild> wanted, Agreed agreed, Keyed keyed, Outgoing sent,
            Replies replies) implements Initiating {
        @Override
        public IdentitySent with(ImmutableList<WantedChild> children, Outgoing again) {
            return new IdentitySent(name, children, agreed, keyed, again, replies);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            keyed.eachSecret(visitor);
        }
    }

    /** The initiator waits, and sends again. */
    sealed interface Initiating extends Connecting permits OfferSent, KeySent, IdentitySent {
        /** What shall be made when Phase 1 is done. */
        ImmutableList<WantedChild> wanted();

        /** The message that waits for its answer. */
        Outgoing sent();

        /** The same with other wishes, or after another transmission. */
        Initiating with(ImmutableList<WantedChild> children, Outgoing again);

        @Override
        default OptionalLong deadline() {
            return OptionalLong.of(sent().due());
        }
    }

    /** The responder waits, and forgets a peer that takes too long. */
    sealed interface Responding extends Connecting permits OfferAnswered, KeyAnswered {
        /** When it is forgotten. */
        long expires();

        @Override
        default OptionalLong deadline() {
            return OptionalLong.of(expires());
        }
    }
}
