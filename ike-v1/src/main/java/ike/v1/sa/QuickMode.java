package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.OrderId;
import ike.wire.Bytes;
import ike.wire.v1.SaPayload;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A Quick Mode under way (RFC 2409 §5.5), found by its message ID. */
public sealed interface QuickMode extends SecretOwner {
    /** 32 bits, unsigned, not 0. */
    long messageId();

    /** The SPIs that we receive with. */
    ImmutableList<Integer> inboundSpis();

    /** When to do something about it. */
    long due();

    /** One that waits for the peer, and sends again. */
    sealed interface Waiting extends QuickMode {
        /** The message that waits for its answer. */
        Outgoing sent();

        /** After another transmission. */
        Waiting again(Outgoing next);

        @Override
        default long due() {
            return sent().due();
        }
    }

    /** One that has made its children. */
    sealed interface Made extends QuickMode {
        /** They receive already. */
        ImmutableList<NewChild> children();

        @Override
        default ImmutableList<Integer> inboundSpis() {
            return children().stream().map(made -> made.child().inboundSpi()).collect(ImmutableList.toImmutableList());
        }

        @Override
        default void eachSecret(Consumer<Secret> visitor) {
            children().forEach(made -> made.eachSecret(visitor));
        }
    }

    /** One SA payload of ours, with the SPI in it. */
    record Offer(int inboundSpi, SaPayload sa) {
    }

    /**
     * We have asked.
     *
     * @param iv the vector of the answer
     * @param offers one for each pair of SAs that is wanted
     * @param replaces the child that this one replaces
     */
    record Asked(long messageId, Bytes iv, Bytes ni, WantedChild wanted, ImmutableList<Offer> offers,
            Optional<Offered> key, Traffic traffic, OptionalLong replaces, Outgoing sent) implements Waiting {
        @Override
        public ImmutableList<Integer> inboundSpis() {
            return offers.stream().map(Offer::inboundSpi).collect(ImmutableList.toImmutableList());
        }

        @Override
        public Asked again(Outgoing next) {
            return new Asked(messageId, iv, ni, wanted, offers, key, traffic, replaces, next);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            key.ifPresent(offered -> offered.eachSecret(visitor));
        }
    }

    /**
     * We have answered; the inbound halves are in place.
     *
     * @param iv the vector of the last message
     */
    record Answered(long messageId, Bytes iv, Bytes ni, Bytes nr, ImmutableList<NewChild> children, Outgoing sent)
            implements
                Waiting,
                Made {
        @Override
        public Answered again(Outgoing next) {
            return new Answered(messageId, iv, ni, nr, children, next);
        }
    }

    /**
     * We have confirmed a child that replaces another, and receive by it. We send by the old one until the peer has shown
     * that it has the new one, or has had the time for that: some install nothing before the last message arrives.
     *
     * @param orders who wanted it
     */
    record Confirmed(long messageId, ImmutableList<NewChild> children, ImmutableList<OrderId> orders,
            OptionalLong replaces, long due) implements Made {
    }
}
