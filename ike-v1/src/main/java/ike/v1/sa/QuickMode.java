package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.EspSa;
import ike.engine.OrderId;
import ike.engine.config.ChildConfig;
import ike.wire.Bytes;
import ike.wire.v1.SaPayload;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A Quick Mode under way (RFC 2409 §5.5), found by its message ID. */
public sealed interface QuickMode extends SecretOwner {
    /** 32 bits, unsigned, not 0. */
    long messageId();

    /** The child that is wanted. */
    ChildConfig config();

    /** The SPI that we receive with. */
    int inboundSpi();

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

    /**
     * We have asked.
     *
     * @param iv the vector of the answer
     * @param replaces the child that this one replaces
     */
    record Asked(long messageId, Bytes iv, Bytes ni, WantedChild wanted, int inboundSpi, SaPayload offer,
            Optional<Offered> key, ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote,
            OptionalLong replaces, Outgoing sent) implements Waiting {
        @Override
        public ChildConfig config() {
            return wanted.config();
        }

        @Override
        public Asked again(Outgoing next) {
            return new Asked(messageId, iv, ni, wanted, inboundSpi, offer, key, local, remote, replaces, next);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            key.ifPresent(offered -> offered.eachSecret(visitor));
        }
    }

    /**
     * We have answered; the inbound half is in place.
     *
     * @param iv the vector of the last message
     * @param outbound what is installed once the peer has shown that it is alive
     */
    record Answered(long messageId, Bytes iv, Bytes ni, Bytes nr, ChildSa child, EspSa outbound, Outgoing sent)
            implements
                Waiting {
        @Override
        public ChildConfig config() {
            return child.config();
        }

        @Override
        public int inboundSpi() {
            return child.inboundSpi();
        }

        @Override
        public Answered again(Outgoing next) {
            return new Answered(messageId, iv, ni, nr, child, outbound, next);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            outbound.eachSecret(visitor);
        }
    }

    /**
     * We have confirmed a child that replaces another, and receive by it. We send by the old one until the peer has shown
     * that it has the new one, or has had the time for that: some install nothing before the last message arrives.
     *
     * @param outbound what is installed then
     * @param orders who wanted it
     */
    record Confirmed(long messageId, ChildSa child, EspSa outbound, ImmutableList<OrderId> orders, long replaces,
            long due) implements QuickMode {
        @Override
        public ChildConfig config() {
            return child.config();
        }

        @Override
        public int inboundSpi() {
            return child.inboundSpi();
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            outbound.eachSecret(visitor);
        }
    }
}
