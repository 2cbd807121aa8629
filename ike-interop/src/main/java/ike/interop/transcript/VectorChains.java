package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.v1.InitializationVectors;
import ike.crypto.v1.OakleySuite;
import ike.wire.Bytes;
import ike.wire.v1.IsakmpMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The initialization vectors of one ISAKMP SA as a third party can follow them (RFC 2409 Appendix B): each exchange has
 * a chain of its own, in which the vector of a message is the last ciphertext block of the one before. A message that
 * comes once more has the vector that it had, and what a capture has missed leaves a gap, behind which older vectors
 * are tried.
 */
final class VectorChains {
    /** How many exchanges are remembered beside each other, and how many messages of one. */
    private static final int MAX_EXCHANGES = 1024;
    private static final int MAX_BLOCKS = 16;
    private static final Optional<String> GAP = Optional
            .of("not encrypted behind the message before it: some are missing, or out of order");

    private final Map<Long, Deque<Link>> exchanges = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Deque<Link>> eldest) {
            return size() > MAX_EXCHANGES;
        }
    };

    /** A vector to try, and what there is to say if it is the one. */
    record Candidate(Bytes iv, Optional<String> note, boolean repeated) {
    }

    /** A message that was seen: by its octets, with its vector, and its last block. */
    private record Link(Bytes octets, Optional<Bytes> iv, Bytes lastBlock) {
    }

    /** The vectors that may be that of {@code message}, the likeliest first; at least one. */
    ImmutableList<Candidate> candidates(IsakmpMessage message, OakleySuite suite, Bytes phase1) {
        // Somebody may have spoilt what was agreed on: what was heard under another cipher has vectors of another
        // length.
        List<Link> links = exchanges.getOrDefault(message.header().messageId(), new ArrayDeque<>()).stream()
                .filter(link -> link.lastBlock().length() == phase1.length()
                        && link.iv().orElse(phase1).length() == phase1.length())
                .toList();
        Optional<Bytes> same = links.stream().filter(link -> link.octets().equals(message.octets()))
                .flatMap(link -> link.iv().stream()).findFirst();
        if (same.isPresent()) {
            return ImmutableList.of(new Candidate(same.get(), Optional.of("sent once more, to the octet"), true));
        }
        ImmutableList.Builder<Candidate> candidates = ImmutableList.builder();
        if (links.isEmpty()) {
            ImmutableList<Bytes> starts = starts(message.header().messageId(), suite, phase1);
            candidates.add(new Candidate(starts.getFirst(), Optional.empty(), false));
            starts.stream().skip(1).forEach(start -> candidates.add(new Candidate(start, GAP, false)));
            return candidates.build();
        }
        candidates.add(new Candidate(links.getLast().lastBlock(), Optional.empty(), false));
        links.reversed().forEach(link -> candidates.add(new Candidate(link.lastBlock(), GAP, false)));
        starts(message.header().messageId(), suite, phase1)
                .forEach(start -> candidates.add(new Candidate(start, GAP, false)));
        return candidates.build();
    }

    /** How an exchange may begin: behind the last message of Phase 1, which may not be the one that was heard last. */
    private ImmutableList<Bytes> starts(long messageId, OakleySuite suite, Bytes phase1) {
        if (messageId == 0) {
            return ImmutableList.of(phase1);
        }
        Deque<Link> links = exchanges.getOrDefault(0L, new ArrayDeque<>());
        ImmutableList.Builder<Bytes> starts = ImmutableList.builder();
        links.descendingIterator().forEachRemaining(link -> starts.add(
                InitializationVectors.phase2(suite, link.lastBlock(), messageId, DerivationLog.NONE)));
        return links.isEmpty()
                ? ImmutableList.of(InitializationVectors.phase2(suite, phase1, messageId, DerivationLog.NONE))
                : starts.build();
    }

    /** A message was decrypted with a candidate. */
    void passed(IsakmpMessage message, Candidate by, Bytes lastBlock) {
        if (!by.repeated()) {
            append(message, new Link(message.octets(), Optional.of(by.iv()), lastBlock));
        }
    }

    /** A message went by that no candidate could decrypt. */
    void passed(IsakmpMessage message, Bytes lastBlock) {
        append(message, new Link(message.octets(), Optional.empty(), lastBlock));
    }

    private void append(IsakmpMessage message, Link link) {
        long messageId = message.header().messageId();
        Deque<Link> links = exchanges.computeIfAbsent(messageId, _ -> new ArrayDeque<>());
        links.removeIf(other -> other.octets().equals(message.octets()));
        links.addLast(link);
        if (links.size() > MAX_BLOCKS) {
            links.removeFirst();
        }
    }
}
