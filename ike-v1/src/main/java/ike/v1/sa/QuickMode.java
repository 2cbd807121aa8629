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

    /** One whose children receive, and shall send as soon as the peer has them as well. */
    sealed interface Receiving extends Made {
        /** Who wanted them. */
        ImmutableList<OrderId> orders();

        /** The child that they take the place of. */
        OptionalLong replaces();
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
     * The exchange is over. We have confirmed a child that replaces another, and send by the old one until the peer has shown that it
     * has the new one, or has had the time for that: some install nothing before the last message arrives.
     */
    record Confirmed(long messageId, ImmutableList<NewChild> children, ImmutableList<OrderId> orders,
            OptionalLong replaces, long due) implements Receiving {
    }

    /**
     * We have confirmed, and the peer has set the commit bit (RFC 2408 §3.1): we send our last message again until it says CONNECTED.
     * Packets of a new child say as much.
     *
     * @param iv the vector of a fourth message
     */
    record Committed(long messageId, Bytes iv, ImmutableList<NewChild> children, ImmutableList<OrderId> orders,
            OptionalLong replaces, Outgoing sent) implements Waiting, Receiving {
        @Override
        public Committed again(Outgoing next) {
            return new Committed(messageId, iv, children, orders, replaces, next);
        }
    }
}
