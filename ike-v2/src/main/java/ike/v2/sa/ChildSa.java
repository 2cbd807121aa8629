package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.IpsecProtocol;
import ike.engine.Path;
import ike.engine.config.ChildConfig;
import ike.wire.v2.Proposal;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Child SA pair (RFC 7296 §1.3.1): both SPIs, what was negotiated, and where it stands in its life. The keys are the
 * datapath's; only an outbound half that waits for a sign that the peer is ready (§2.8) is still held here.
 *
 * @param uniqueId our number for the pair
 * @param inboundSpi ours; {@code outboundSpi} the peer's
 * @param local the selectors of our side, {@code remote} those of the peer's
 * @param waitingOutbound the outbound half, while it is not in use yet
 * @param replaces the Child SA whose successor this is, until that one is gone
 * @param installedAt of {@link ike.engine.Now#nanos}
 * @param rekeyAt when we replace it; {@code expireAt} when it ends
 * @param idleness how long it has carried nothing, where that ends it
 */
public record ChildSa(long uniqueId, ChildConfig config, Stage stage, int inboundSpi, int outboundSpi, Proposal chosen,
        IpsecMode mode, ImmutableList<AddressRange> local,
        ImmutableList<AddressRange> remote, Optional<EspSa> waitingOutbound, OptionalLong replaces, long installedAt,
        OptionalLong rekeyAt, OptionalLong expireAt, Optional<Idleness> idleness)
        implements
            SecretOwner {
    /** Where a Child SA stands. */
    public enum Stage {
        /** In use. */
        INSTALLED,
        /** A successor is in use; we or the peer shall delete it. */
        REPLACED,
        /** Our request to delete it is on its way. */
        DELETING,
        /** It sends no more: its time is over, or the peer has deleted it while our own request to do so is on its way. */
        HALF_CLOSED,
        /** Deleted by agreement; only receives what was still under way, until {@link ChildSa#expireAt}. */
        LINGERING
    }

    /** What protects its packets. */
    public IpsecProtocol protocol() {
        return IpsecProtocol.of(chosen.protocol());
    }

    /** The same at another stage. */
    public ChildSa at(Stage newStage) {
        return with(newStage, waitingOutbound, rekeyAt, expireAt, idleness);
    }

    /** The same, its outbound half handed over or dropped. */
    public ChildSa withoutWaitingOutbound() {
        return with(stage, Optional.empty(), rekeyAt, expireAt, idleness);
    }

    /** The same, to be rekeyed no more by us before that moment, if there is one. */
    public ChildSa withRekeyAt(OptionalLong moment) {
        return with(stage, waitingOutbound, moment, expireAt, idleness);
    }

    /** The same, after a look at what it has carried. */
    public ChildSa with(Idleness seen) {
        return with(stage, waitingOutbound, rekeyAt, expireAt, Optional.of(seen));
    }

    /** The same, with nothing more to wait for. */
    public ChildSa withoutDeadlines() {
        return with(stage, waitingOutbound, OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** Deleted by agreement; it receives until that moment and is then forgotten. */
    public ChildSa lingeringUntil(long moment) {
        return with(Stage.LINGERING, Optional.empty(), OptionalLong.empty(), OptionalLong.of(moment),
                Optional.empty());
    }

    /** The same with a peer at another place: an outbound half that still waits will send there. */
    public ChildSa movedTo(Path path) {
        return with(stage, waitingOutbound.map(sa -> sa.at(path)), rekeyAt, expireAt, idleness);
    }

    private ChildSa with(Stage newStage, Optional<EspSa> waiting, OptionalLong rekey, OptionalLong expire,
            Optional<Idleness> idle) {
        return new ChildSa(uniqueId, config, newStage, inboundSpi, outboundSpi, chosen, mode, local, remote, waiting,
                replaces, installedAt, rekey, expire, idle);
    }

    /** The earliest moment at which it wants something. */
    OptionalLong nextDeadline() {
        OptionalLong look = idleness.isPresent() && isLive()
                ? OptionalLong.of(idleness.get().lookAt())
                : OptionalLong.empty();
        return Stream.of(rekeyAt, expireAt, look).filter(OptionalLong::isPresent).mapToLong(OptionalLong::getAsLong)
                .min();
    }

    /** True while the datapath has the outbound half. */
    public boolean sends() {
        return stage != Stage.LINGERING && stage != Stage.HALF_CLOSED && waitingOutbound.isEmpty();
    }

    /** True when a successor is in use. */
    public boolean isReplaced() {
        return stage == Stage.REPLACED || stage == Stage.LINGERING;
    }

    /** True while the pair counts as a live one of the IKE SA: neither deleted nor about to be. */
    public boolean isLive() {
        return stage == Stage.INSTALLED;
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        waitingOutbound.ifPresent(sa -> sa.eachSecret(visitor));
    }
}
