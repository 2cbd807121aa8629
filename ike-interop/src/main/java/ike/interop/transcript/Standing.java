package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.interop.transcript.Protection.Verdict;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a packet stands in the conversation that it is part of: what can be said of it only by who has heard the packets
 * before it (RFC 7296 §2.1, §2.7, §2.15; RFC 2409 §5).
 *
 * @param answers the number of the packet whose request it answers
 * @param repeats the number of the packet that it repeats, octet by octet
 * @param deals what was offered and what was chosen; with the packet that chooses or refuses
 * @param proofs what its sender proves, and whether that holds
 * @param breaches the rules that it breaks
 */
public record Standing(OptionalLong answers, OptionalLong repeats, ImmutableList<Deal> deals,
        ImmutableList<Proof> proofs, ImmutableList<Breach> breaches) {
    /** Nothing is known. */
    public static final Standing NONE = new Standing(OptionalLong.empty(), OptionalLong.empty(), ImmutableList.of(),
            ImmutableList.of(), ImmutableList.of());

    /**
     * One negotiation (RFC 7296 §2.7, §2.9).
     *
     * @param subject what it is about: {@code IKE}, {@code ESP}, {@code TSi}
     * @param offered what was offered, in the order of preference
     * @param chosen what was chosen; absent when everything was refused
     * @param refusal how it was refused, else empty
     */
    public record Deal(String subject, ImmutableList<String> offered, Optional<String> chosen, String refusal) {
    }

    /**
     * One proof of identity.
     *
     * @param name the payload: {@code AUTH}, {@code HASH_I}, {@code SIG_R}
     * @param of whose proof it is, printable
     * @param method how it proves
     * @param verdict whether it holds
     * @param reason by what it was checked, or which secret is missing
     */
    public record Proof(String name, String of, String method, Verdict verdict, String reason) {
    }

    /**
     * A rule that is broken.
     *
     * @param what in words, printable
     * @param section the rule
     */
    public record Breach(String what, String section) {
    }

    /** The same with more broken rules. */
    public Standing with(ImmutableList<Breach> more) {
        return more.isEmpty()
                ? this
                : new Standing(answers, repeats, deals, proofs,
                        ImmutableList.<Breach>builder().addAll(breaches).addAll(more).build());
    }
}
