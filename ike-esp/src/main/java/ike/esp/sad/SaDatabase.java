package ike.esp.sad;

import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.SaId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The SAD as it changes (RFC 4301 §4.4.2): IKE installs, moves and removes SAs by name, the datapath's threads look up in
 * {@link #current}. Keys that come with an SA are wiped as soon as it is installed; an SA that was removed must be closed
 * by whoever may still be using it.
 */
public final class SaDatabase {
    private static final int LARGEST = 65_535;

    private final SequenceLimits limits;
    private final int mtu;
    private final Sad sad = new Sad();
    private final Map<SaId, InboundSa> inbound = new LinkedHashMap<>();
    private final Map<SaId, OutboundSa> outbound = new LinkedHashMap<>();
    private long installed;

    /** An empty database whose outbound SAs have these limits, for packets of any length. */
    public SaDatabase(SequenceLimits limits) {
        this(limits, LARGEST);
    }

    /**
     * An empty database whose outbound SAs have these limits.
     *
     * @param mtu octets of the longest packet inside
     */
    public SaDatabase(SequenceLimits limits, int mtu) {
        this.limits = limits;
        this.mtu = mtu;
    }

    /** Where packets find their SA. */
    public Sad current() {
        return sad;
    }

    /** Installs one half of a Child SA, in front of what was installed before. */
    public synchronized void install(EspSa sa) {
        try {
            switch (sa.id().direction()) {
                case INBOUND -> install(new InboundSa(sa));
                case OUTBOUND -> install(new OutboundSa(sa, limits, mtu, Transforms.sealer(sa),
                        ((long) sa.options().priority() << 32) + ++installed));
            }
        } finally {
            sa.wipe();
        }
    }

    private void install(InboundSa sa) {
        inbound.put(sa.description().id(), sa);
        sad.add(sa);
    }

    private void install(OutboundSa sa) {
        outbound.put(sa.description().id(), sa);
        sad.add(sa);
    }

    /** The inbound SA of this name. */
    public synchronized Optional<InboundSa> inbound(SaId id) {
        return Optional.ofNullable(inbound.get(id));
    }

    /** The outbound SA of this name. */
    public synchronized Optional<OutboundSa> outbound(SaId id) {
        return Optional.ofNullable(outbound.get(id));
    }

    /** An outbound SA of another peer behind the same NAT that wants the same packets as this one (RFC 3948 §5.2). */
    public synchronized Optional<OutboundSa> rival(SaId id) {
        return outbound(id).flatMap(sa -> Rivals.of(sa, outbound.values()));
    }

    /** The peer of this half is somewhere else now; nothing happens when there is no such half, or it cannot follow there. */
    public synchronized void move(SaId id, Path path) {
        switch (id.direction()) {
            case INBOUND ->
                inbound(id).filter(sa -> Transforms.follows(sa.description(), path)).ifPresent(sa -> sa.move(path));
            case OUTBOUND ->
                outbound(id).filter(sa -> Transforms.follows(sa.description(), path)).ifPresent(sa -> sa.move(path));
        }
    }

    /** Takes an inbound SA out. */
    public synchronized Optional<InboundSa> removeInbound(SaId id) {
        Optional<InboundSa> removed = Optional.ofNullable(inbound.remove(id));
        removed.ifPresent(sad::remove);
        return removed;
    }

    /** Takes an outbound SA out. */
    public synchronized Optional<OutboundSa> removeOutbound(SaId id) {
        Optional<OutboundSa> removed = Optional.ofNullable(outbound.remove(id));
        removed.ifPresent(sad::remove);
        return removed;
    }

    /** Takes everything out and forgets all keys. To be called when nobody seals or opens any more. */
    public synchronized void clear() {
        inbound.values().forEach(sa -> {
            sad.remove(sa);
            sa.close();
        });
        outbound.values().forEach(sa -> {
            sad.remove(sa);
            sa.close();
        });
        inbound.clear();
        outbound.clear();
    }
}
