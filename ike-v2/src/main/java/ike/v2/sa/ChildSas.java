package ike.v2.sa;

import com.google.common.collect.ImmutableSortedMap;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.v2.ProtocolId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The Child SAs of one IKE SA (RFC 7296 §1.3) by our numbers. At most {@link ike.engine.Limits#childrenPerIkeSa}. */
public record ChildSas(ImmutableSortedMap<Long, ChildSa> byId) implements SecretOwner {
    /** No children. */
    public static final ChildSas NONE = new ChildSas(ImmutableSortedMap.of());

    /** The child of this number. */
    public Optional<ChildSa> find(long uniqueId) {
        return Optional.ofNullable(byId.get(uniqueId));
    }

    /**
     * The child that the peer sends on by this SPI of its own: our outbound SPI, by which Delete and REKEY_SA name it
     * (RFC 7296 §1.3.3, §3.11); ESP and AH have SPIs of their own.
     */
    public Optional<ChildSa> byOutboundSpi(ProtocolId protocol, int spi) {
        return withOutboundSpi(spi).filter(child -> child.protocol().id().equals(protocol)).findFirst();
    }

    /** The same where the protocol is not said, as in INVALID_SPI (§3.10.1). */
    public Optional<ChildSa> byOutboundSpi(int spi) {
        return withOutboundSpi(spi).findFirst();
    }

    private Stream<ChildSa> withOutboundSpi(int spi) {
        return all().filter(child -> child.outboundSpi() == spi && child.stage() != ChildSa.Stage.LINGERING);
    }

    /** Every child. */
    public Stream<ChildSa> all() {
        return byId.values().stream();
    }

    /** With this child, new or changed. */
    public ChildSas with(ChildSa child) {
        ImmutableSortedMap.Builder<Long, ChildSa> next = ImmutableSortedMap.naturalOrder();
        byId.values().stream().filter(other -> other.uniqueId() != child.uniqueId())
                .forEach(other -> next.put(other.uniqueId(), other));
        return new ChildSas(next.put(child.uniqueId(), child).build());
    }

    /** Without that child. */
    public ChildSas without(long uniqueId) {
        ImmutableSortedMap.Builder<Long, ChildSa> next = ImmutableSortedMap.naturalOrder();
        byId.values().stream().filter(other -> other.uniqueId() != uniqueId)
                .forEach(other -> next.put(other.uniqueId(), other));
        return new ChildSas(next.build());
    }

    /** How many. */
    public int count() {
        return byId.size();
    }

    /** The earliest moment at which one of them wants something. */
    public OptionalLong nextDeadline() {
        return all().map(ChildSa::nextDeadline).filter(OptionalLong::isPresent).mapToLong(OptionalLong::getAsLong)
                .min();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        byId.values().forEach(child -> child.eachSecret(visitor));
    }
}
