package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.OrderId;
import ike.engine.config.ChildConfig;
import ike.v2.message.Chain;
import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Proposal;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What the response to a request of ours will mean, and what we need to understand it (RFC 7296 §2.1). */
public sealed interface Pending extends SecretOwner {
    /** The orders that are answered when the exchange ends. */
    ImmutableList<OrderId> orders();

    @Override
    default void eachSecret(Consumer<Secret> visitor) {
    }

    /**
     * A rival: the peer replaced the same SA while our own request was on its way (RFC 7296 §2.8.1, §2.8.2).
     *
     * @param id our number for the SA that the peer's exchange made; absent while that takes IKE_FOLLOWUP_KE (RFC 9370)
     * @param lowestNonce the lower nonce of that exchange
     */
    record Rival(OptionalLong id, Bytes lowestNonce) {
    }

    /**
     * CREATE_CHILD_SA for a new Child SA or for the successor of one.
     *
     * @param replaces the Child SA that is rekeyed
     * @param inboundSpi the SPI that we offered
     * @param keyExchange our half of the key exchange where there is one
     * @param deleted SPIs that the peer deleted meanwhile and that we did not know: one may be that of the answer,
     *            which was lost; at most {@link #MOST_DELETED}
     */
    record CreateChild(ChildConfig config, OptionalLong replaces, int inboundSpi, Bytes ni,
            ImmutableList<Proposal> offered, Optional<Offered> keyExchange,
            ImmutableList<AddressRange> tsi, ImmutableList<AddressRange> tsr, Optional<Rival> rival,
            ImmutableSet<Integer> deleted, int groupRetries, ImmutableList<OrderId> orders) implements Pending {
        /** More than a peer of good will has children that we do not know of. */
        public static final int MOST_DELETED = 16;

        /** The same, now that the peer has rekeyed the same Child SA. */
        public CreateChild withRival(Rival seen) {
            return new CreateChild(config, replaces, inboundSpi, ni, offered, keyExchange, tsi, tsr, Optional.of(seen),
                    deleted, groupRetries, orders);
        }

        /** The same, now that the peer has deleted a Child SA that we do not know. */
        public CreateChild withDeleted(int spi) {
            ImmutableSet<Integer> more = deleted.size() < MOST_DELETED
                    ? ImmutableSet.<Integer>builder().addAll(deleted).add(spi).build()
                    : deleted;
            return new CreateChild(config, replaces, inboundSpi, ni, offered, keyExchange, tsi, tsr, rival, more,
                    groupRetries, orders);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            keyExchange.ifPresent(ke -> ke.eachSecret(visitor));
        }
    }

    /**
     * IKE_INTERMEDIATE, mostly with one additional key exchange (RFC 9370 §2.2.2).
     *
     * @param keyExchange our half of it, if there is one
     * @param covered the request as AUTH will cover it (RFC 9242 §3.3.2)
     */
    record Intermediate(Optional<Offered> keyExchange, Bytes covered,
            ImmutableList<OrderId> orders) implements Pending {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            keyExchange.ifPresent(half -> half.eachSecret(visitor));
        }
    }

    /** IKE_AUTH that asks for no child (RFC 6023). */
    record IkeAlone(ImmutableList<OrderId> orders) implements Pending {
    }

    /** CREATE_CHILD_SA for the successor of the IKE SA itself. */
    record RekeyIke(IkeSpi newSpi, Bytes ni, ImmutableList<Proposal> offered, Offered keyExchange,
            Optional<Rival> rival, int groupRetries, ImmutableList<OrderId> orders)
            implements
                Pending {
        /** The same, now that the peer has rekeyed the IKE SA too. */
        public RekeyIke withRival(Rival seen) {
            return new RekeyIke(newSpi, ni, offered, keyExchange, Optional.of(seen), groupRetries, orders);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            keyExchange.eachSecret(visitor);
        }
    }

    /**
     * IKE_FOLLOWUP_KE with one additional key exchange (RFC 9370 §2.2.4).
     *
     * @param begun the CREATE_CHILD_SA exchange that it completes
     * @param answer the response to that
     * @param shares those so far
     * @param keyExchange our half of the next one
     */
    record FollowUp(Pending begun, Chain answer, Shares shares, Offered keyExchange) implements Pending {
        @Override
        public ImmutableList<OrderId> orders() {
            return begun.orders();
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            shares.eachSecret(visitor);
            keyExchange.eachSecret(visitor);
        }
    }

    /** INFORMATIONAL with a Delete payload for a Child SA. */
    record DeleteChild(long child, String reason, ImmutableList<OrderId> orders) implements Pending {
    }

    /**
     * INFORMATIONAL with a Delete payload for the IKE SA.
     *
     * @param anew it is set up again as soon as it is gone (RFC 7296 §2.8.3)
     */
    record DeleteIke(String reason, boolean anew, ImmutableList<OrderId> orders) implements Pending {
    }

    /**
     * INFORMATIONAL with UPDATE_SA_ADDRESSES (RFC 4555 §3.5).
     *
     * @param cookie what the response has to bring back (RFC 4555 §3.7)
     * @param moves how often we had moved when it was sent, see {@link Routability}
     */
    record UpdateAddresses(Bytes cookie, int moves, ImmutableList<OrderId> orders) implements Pending {
    }

    /** INFORMATIONAL with a notification of this type (§3.10.1). */
    record Told(NotifyType type) implements Pending {
        @Override
        public ImmutableList<OrderId> orders() {
            return ImmutableList.of();
        }
    }

    /** INFORMATIONAL with REDIRECT (RFC 5685 §5). */
    record Redirect(ImmutableList<OrderId> orders) implements Pending {
    }

    /**
     * INFORMATIONAL without payloads, or with COOKIE2 or NAT detection alone.
     *
     * @param cookie what the response has to bring back (RFC 4555 §3.7), if the peer may move
     * @param moves how often it had moved when it was sent, see {@link Routability}
     */
    record Liveness(Optional<Bytes> cookie, int moves, ImmutableList<OrderId> orders) implements Pending {
    }
}
