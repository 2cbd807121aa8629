package ike.esp.sad;

import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.SaId;
import ike.esp.io.OuterPath;
import java.util.Optional;

/**
 * The SAD as it changes: IKE installs, moves and removes SAs, the datapath's threads read {@link #current}. Keys that
 * come with an SA are wiped as soon as it is installed; an SA that was removed must be closed by whoever may still be
 * using it.
 */
public final class SaDatabase {
    private final SequenceLimits limits;
    private volatile Sad current = Sad.EMPTY;

    /** An empty database whose outbound SAs have these limits. */
    public SaDatabase(SequenceLimits limits) {
        this.limits = limits;
    }

    /** Every SA at this moment. */
    public Sad current() {
        return current;
    }

    /** Installs one half of a Child SA, in front of what was installed before. */
    public synchronized void install(EspSa sa) {
        try {
            current = switch (sa.id().direction()) {
                case INBOUND -> current.with(new InboundSa(sa));
                case OUTBOUND -> current.with(new OutboundSa(sa, limits));
            };
        } finally {
            sa.wipe();
        }
    }

    /** The peer of this half is somewhere else now; nothing happens when there is no such half. */
    public synchronized void move(SaId id, Path path) {
        OuterPath outer = new OuterPath(path);
        switch (id.direction()) {
            case INBOUND -> Optional.ofNullable(current.inbound(id)).ifPresent(sa -> sa.move(outer));
            case OUTBOUND -> Optional.ofNullable(current.outbound(id)).ifPresent(sa -> sa.move(outer));
        }
    }

    /** Takes an inbound SA out. */
    public synchronized Optional<InboundSa> removeInbound(SaId id) {
        Optional<InboundSa> removed = Optional.ofNullable(current.inbound(id));
        removed.ifPresent(sa -> current = current.without(sa));
        return removed;
    }

    /** Takes an outbound SA out. */
    public synchronized Optional<OutboundSa> removeOutbound(SaId id) {
        Optional<OutboundSa> removed = Optional.ofNullable(current.outbound(id));
        removed.ifPresent(sa -> current = current.without(sa));
        return removed;
    }

    /** Takes everything out and forgets all keys. To be called when nobody seals or opens any more. */
    public synchronized void clear() {
        Sad last = current;
        current = Sad.EMPTY;
        last.inbound().forEach(InboundSa::close);
        last.outbound().forEach(OutboundSa::close);
    }
}
