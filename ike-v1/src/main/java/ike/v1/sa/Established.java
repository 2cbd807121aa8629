package ike.v1.sa;

import com.google.common.collect.ImmutableMap;
import ike.crypto.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An ISAKMP SA that is up (RFC 2409 §5): authenticated both ways. Its Quick Modes run beside each other.
 *
 * @param quickModes those under way, by message ID
 * @param children by our number
 * @param nextProbe the number of the next R-U-THERE
 */
public record Established(SaName name, Session session, Life life, ImmutableMap<Long, QuickMode> quickModes,
        ImmutableMap<Long, ChildSa> children, Optional<Probe> probe, long nextProbe, Replies replies)
        implements
            IsakmpSa {
    /** With other times. */
    public Established with(Life newLife) {
        return new Established(name, session, newLife, quickModes, children, probe, nextProbe, replies);
    }

    /** With the peer elsewhere. */
    public Established with(SaName newName) {
        return new Established(newName, session, life, quickModes, children, probe, nextProbe, replies);
    }

    /** With other answers to repeat. */
    public Established with(Replies newReplies) {
        return new Established(name, session, life, quickModes, children, probe, nextProbe, newReplies);
    }

    /** With this Quick Mode under way, or a step further. */
    public Established with(QuickMode quick) {
        ImmutableMap.Builder<Long, QuickMode> all = ImmutableMap.builder();
        return withQuickModes(all.putAll(quickModes).put(quick.messageId(), quick).buildKeepingLast());
    }

    /** Without this Quick Mode. */
    public Established without(QuickMode quick) {
        return withQuickModes(quickModes.entrySet().stream().filter(e -> e.getKey() != quick.messageId())
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** With this child, new or changed. */
    public Established with(ChildSa child) {
        ImmutableMap.Builder<Long, ChildSa> all = ImmutableMap.builder();
        return withChildren(all.putAll(children).put(child.uniqueId(), child).buildKeepingLast());
    }

    /** Without this child. */
    public Established without(ChildSa child) {
        return withChildren(children.entrySet().stream().filter(e -> e.getKey() != child.uniqueId())
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** With this question asked, the next one having the next number. */
    public Established asking(Probe asked) {
        return new Established(name, session, life, quickModes, children, Optional.of(asked),
                Math.max(nextProbe, (asked.number() + 1) & 0xffffffffL), replies);
    }

    /** With the question answered. */
    public Established answered() {
        return new Established(name, session, life, quickModes, children, Optional.empty(), nextProbe, replies);
    }

    @Override
    public OptionalLong deadline() {
        Stream<OptionalLong> times = Stream.of(life.expireAt(), life.probeAt(),
                probe.map(asked -> OptionalLong.of(asked.retransmission().nextDue())).orElse(OptionalLong.empty()));
        return Stream.of(times, quickModes.values().stream().map(quick -> OptionalLong.of(quick.sent().due())),
                children.values().stream().flatMap(child -> Stream.of(child.rekeyAt(), child.expireAt())))
                .flatMap(all -> all).flatMapToLong(OptionalLong::stream).min();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        session.eachSecret(visitor);
        quickModes.values().forEach(quick -> quick.eachSecret(visitor));
    }

    private Established withQuickModes(ImmutableMap<Long, QuickMode> modes) {
        return new Established(name, session, life, modes, children, probe, nextProbe, replies);
    }

    private Established withChildren(ImmutableMap<Long, ChildSa> newChildren) {
        return new Established(name, session, life, quickModes, newChildren, probe, nextProbe, replies);
    }
}
