package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Layer;
import ike.interop.transcript.Protection;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing;
import ike.interop.transcript.Subject;
import java.util.Optional;

/**
 * Hears the packets of a capture one after the other and says where each stands; keeps what the end needs to know. No
 * RFC section of its own: those of the rules are in the {@link Standing}.
 */
public final class Conversation {
    private final Dialogue version2;
    private final Dialogue version1;
    private final Ledger ledger = new Ledger();

    /**
     * A conversation of which nothing was heard yet.
     *
     * @param keys whose secrets verify proofs
     * @param credentials what verifies them besides
     */
    public Conversation(KeyTables keys, Credentials credentials) {
        this.version2 = new Ikev2Dialogue(new AuthCheck(keys, credentials));
        this.version1 = new Ikev1Dialogue(new Phase1Check(keys, credentials), new Phase2Check(keys));
    }

    /** Lets the conversation know of a packet that is soon to be heard, where it says more of earlier ones. */
    void foresee(Explanation explanation) {
        if (explanation.subject() instanceof Subject.Ike ike) {
            dialogue(ike).ifPresent(dialogue -> dialogue.foresee(explanation, ike));
        }
    }

    /** The packet with its {@link Standing}. Packets come in the order of the capture. */
    public Explanation hear(Explanation explanation) {
        Explanation placed = explanation.subject() instanceof Subject.Ike ike
                ? dialogue(ike).map(dialogue -> dialogue.hear(explanation, ike)).orElse(explanation)
                : explanation;
        Explanation heard = placed.with(placed.standing().with(malformed(explanation)));
        keep(heard);
        return heard;
    }

    /** True where more could be said of it behind one of the next packets. */
    boolean isEarly(Explanation explanation) {
        return explanation.subject() instanceof Subject.Ike ike
                && dialogue(ike).filter(dialogue -> dialogue.isEarly(explanation, ike)).isPresent();
    }

    private Optional<Dialogue> dialogue(Subject.Ike ike) {
        return switch (ike.majorVersion()) {
            case 1 -> Optional.of(version1);
            case 2 -> Optional.of(version2);
            default -> Optional.empty();
        };
    }

    /** What it all came to. */
    public Findings end() {
        return end(ImmutableList.of());
    }

    /** The same, where {@code besides} stayed dark, too. */
    public Findings end(ImmutableList<Findings.Unexplained> besides) {
        ledger.dark(besides);
        version2.broken().forEach(each -> ledger.broken(each.packet(), each.breach()));
        version1.broken().forEach(each -> ledger.broken(each.packet(), each.breach()));
        return ledger.findings(
                ImmutableList.<Findings.Sa>builder().addAll(version1.sas()).addAll(version2.sas()).build());
    }

    private static ImmutableList<Standing.Breach> malformed(Explanation explanation) {
        return explanation.layers().stream().flatMap(layer -> layer.problem().stream())
                .map(why -> new Standing.Breach(why.field() + " at octet " + why.offset() + ": " + why.problem(),
                        why.section()))
                .collect(ImmutableList.toImmutableList());
    }

    private void keep(Explanation heard) {
        long number = heard.number();
        heard.standing().breaches().forEach(breach -> ledger.broken(number, breach));
        // Of a packet that could be read, a note says something else than why it could not.
        if (heard.isakmp().isEmpty()
                && heard.layers().stream().noneMatch(layer -> layer.kind() == Layer.Kind.DECRYPTED_PAYLOADS)) {
            heard.notes().forEach(note -> ledger.dark(number, note + where(heard.subject())));
        }
        heard.standing().proofs().forEach(proof -> ledger.proved(proof.verdict()));
        heard.standing().proofs().stream().filter(proof -> proof.verdict() == Verdict.UNCHECKED)
                .forEach(proof -> ledger.dark(number,
                        proof.name() + " unchecked: " + proof.reason() + where(heard.subject())));
        heard.layers().stream().map(Layer::protection).flatMap(Optional::stream)
                .filter(protection -> protection.verdict() != Verdict.UNCHECKED || !isProved(heard))
                .forEach(protection -> keep(heard, protection));
        switch (heard.subject()) {
            case Subject.Unreadable() -> ledger.dark(number, "neither an IKE message nor an ESP packet");
            case Subject.Ah _ -> ledger.dark(number,
                    "integrity unchecked: there is no table of the keys of AH" + where(heard.subject()));
            case Subject.StreamGap _ -> ledger.dark(number, "octets of a TCP stream are not in the capture");
            default -> {
            }
        }
    }

    private void keep(Explanation heard, Protection protection) {
        ledger.checked(protection.verdict());
        if (protection.verdict() != Verdict.GOOD) {
            ledger.dark(heard.number(), "integrity " + (protection.verdict() == Verdict.BAD ? "bad: " : "unchecked: ")
                    + protection.reason() + where(heard.subject()));
        }
    }

    /** Of IKEv1 the proof inside a message says what there is to say, and of a repeated one what the first did. */
    private static boolean isProved(Explanation heard) {
        return heard.isakmp().isPresent()
                && (!heard.standing().proofs().isEmpty() || heard.standing().repeats().isPresent());
    }

    private static String where(Subject subject) {
        return switch (subject) {
            case Subject.Ike ike -> ", SA " + ike.initiatorSpi() + ":" + ike.responderSpi();
            case Subject.Esp esp -> String.format(", SPI %08x", esp.spi());
            case Subject.Ah ah -> String.format(", SPI %08x", ah.spi());
            default -> "";
        };
    }
}
