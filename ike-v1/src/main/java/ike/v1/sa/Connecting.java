package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.engine.Path;
import ike.v1.figure.Mode;
import ike.wire.Bytes;
import ike.wire.v1.IsakmpMessage;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** An ISAKMP SA on its way through Phase 1 (RFC 2409 §5), named by the last thing that happened. */
public sealed interface Connecting extends IsakmpSa {
    /** The mode whose messages it waits for. */
    default Mode mode() {
        return Mode.MAIN;
    }

    /** What shall be made when Phase 1 is done. */
    default ImmutableList<WantedChild> wanted() {
        return ImmutableList.of();
    }

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
    record KeySent(SaName name, ImmutableList<WantedChild> wanted, Agreed agreed, Offered key, Secret ni, Outgoing sent,
            Replies replies) implements Initiating {
        @Override
        public KeySent with(ImmutableList<WantedChild> children, Outgoing again) {
            return new KeySent(name, children, agreed, key, ni, again, replies);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            key.eachSecret(visitor);
            visitor.accept(ni);
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

    /** Aggressive Mode: the initiator has sent offer, public value, nonce and identity at once. */
    record AggressiveSent(SaName name, ImmutableList<WantedChild> wanted, Bytes sa, Offered key, Secret ni,
            Outgoing sent, Replies replies) implements Initiating {
        @Override
        public Mode mode() {
            return Mode.AGGRESSIVE;
        }

        @Override
        public AggressiveSent with(ImmutableList<WantedChild> children, Outgoing again) {
            return new AggressiveSent(name, children, sa, key, ni, again, replies);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            key.eachSecret(visitor);
            visitor.accept(ni);
        }
    }

    /** Aggressive Mode: the responder has answered with its own, and with its proof. */
    record AggressiveAnswered(SaName name, Agreed agreed, Keyed keyed, long expires, Replies replies)
            implements
                Responding {
        @Override
        public Mode mode() {
            return Mode.AGGRESSIVE;
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            keyed.eachSecret(visitor);
        }
    }

    /** The outside is asked for a signature of ours. */
    record Signing(Draft draft, long expires) implements Asking {
        @Override
        public SaName name() {
            return draft.name();
        }

        @Override
        public Mode mode() {
            return draft.agreed().figure().mode();
        }

        @Override
        public Replies replies() {
            return draft.replies();
        }

        @Override
        public ImmutableList<WantedChild> wanted() {
            return draft.wanted();
        }

        @Override
        public Signing with(ImmutableList<WantedChild> children) {
            return new Signing(draft.with(children), expires);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            draft.eachSecret(visitor);
        }
    }

    /**
     * The outside is asked what the peer's signature is worth; if nothing, all is as it was before the message.
     *
     * @param behind what came since, and is for whatever follows; at most {@link #MOST}
     */
    record Verifying(Connecting before, Claim claim, ImmutableList<Deferred> behind, long expires) implements Asking {
        /** Somebody who has proved nothing may not fill more. */
        public static final int MOST = 4;

        /** One more message; without effect when there is no room for it. */
        public Verifying plus(Deferred message) {
            return behind.size() >= MOST || behind.contains(message)
                    ? this
                    : new Verifying(before, claim,
                            ImmutableList.<Deferred>builder().addAll(behind).add(message).build(), expires);
        }

        @Override
        public SaName name() {
            return claim.name();
        }

        @Override
        public Mode mode() {
            return before.mode();
        }

        @Override
        public Replies replies() {
            return claim.replies();
        }

        @Override
        public ImmutableList<WantedChild> wanted() {
            return claim.wanted();
        }

        @Override
        public Verifying with(ImmutableList<WantedChild> children) {
            return new Verifying(before, claim.with(children), behind, expires);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            before.eachSecret(visitor);
            claim.eachSecret(visitor);
        }
    }

    /** A message that waits until the one before it is judged. */
    record Deferred(IsakmpMessage message, Path path) {
    }

    /**
     * The outside is asked to decrypt what the peer has encrypted for our public key.
     *
     * @param before what waited for the message; nothing where the peer began with it
     */
    record Decrypting(SaName name, Optional<Connecting> before, IsakmpMessage message, Path path, long expires)
            implements
                Asking {
        @Override
        public Mode mode() {
            return before.map(Connecting::mode).orElse(Mode.AGGRESSIVE);
        }

        @Override
        public Replies replies() {
            return before.map(Connecting::replies).orElse(Replies.NONE);
        }

        @Override
        public ImmutableList<WantedChild> wanted() {
            return before.map(Connecting::wanted).orElse(ImmutableList.of());
        }

        @Override
        public Decrypting with(ImmutableList<WantedChild> children) {
            return new Decrypting(name, before.map(sa -> sa instanceof Initiating initiating
                    ? initiating.with(children, initiating.sent())
                    : sa), message, path, expires);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            before.ifPresent(sa -> sa.eachSecret(visitor));
        }
    }

    /** Either side waits for the outside. */
    sealed interface Asking extends Connecting permits Signing, Verifying, Decrypting {
        /** When it waits no longer. */
        long expires();

        /** The same with other wishes. */
        Asking with(ImmutableList<WantedChild> children);

        @Override
        default OptionalLong deadline() {
            return OptionalLong.of(expires());
        }
    }

    /** The initiator waits, and sends again. */
    sealed interface Initiating extends Connecting permits OfferSent, KeySent, IdentitySent, AggressiveSent {
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
    sealed interface Responding extends Connecting permits OfferAnswered, KeyAnswered, AggressiveAnswered {
        /** When it is forgotten. */
        long expires();

        @Override
        default OptionalLong deadline() {
            return OptionalLong.of(expires());
        }
    }
}
