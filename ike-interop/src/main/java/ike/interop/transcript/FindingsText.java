package ike.interop.transcript;

import ike.interop.transcript.Findings.Broken;
import ike.interop.transcript.Findings.Sa;
import ike.interop.transcript.Findings.Unexplained;
import ike.interop.transcript.Findings.Verdicts;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a capture came to as text (docs/explain-json.md has the same as JSON); what there is nothing of is left out. */
public final class FindingsText {
    private static final String MARGIN = "    ";

    private FindingsText() {
    }

    /** A block for the end of the output, empty when there is nothing to say. */
    public static String of(Findings findings, Style style) {
        StringBuilder out = new StringBuilder();
        for (Sa sa : findings.sas()) {
            out.append(Prose.wrap("IKEv" + sa.majorVersion() + " SA " + sa.initiatorSpi() + ":" + sa.responderSpi()
                    + (sa.algorithms().isEmpty() ? "" : ", " + sa.algorithms()) + ": " + sa.exchanges()
                    + (sa.exchanges() == 1 ? " exchange" : " exchanges")
                    + (sa.unanswered() == 0 ? "" : ", " + sa.unanswered() + " unanswered"), MARGIN));
            sa.proofs().forEach(proof -> out.append(Prose.wrap(proof, MARGIN + "  ")));
        }
        String judged = judged(findings);
        out.append(judged.isEmpty() ? "" : Prose.wrap(judged, MARGIN));
        if (!findings.unexplained().isEmpty()) {
            out.append(style.bold("Not explained")).append('\n');
            findings.unexplained().forEach(dark -> out.append(Prose.wrap(text(dark), MARGIN)));
        }
        if (!findings.breaches().isEmpty()) {
            out.append(style.bad("Against the RFC")).append('\n');
            findings.breaches().forEach(broken -> out.append(Prose.wrap(text(broken), MARGIN)));
        }
        if (findings.moreBreaches() > 0) {
            out.append(MARGIN).append("and ").append(findings.moreBreaches()).append(" more\n");
        }
        return out.isEmpty() ? "" : style.bold(Prose.rule("The conversation")) + "\n" + out;
    }

    /** {@code Proofs: 2 good. Integrity: 12 good, 1 bad.} */
    public static String judged(Findings findings) {
        return Stream.of(sentence("Proofs", findings.proofs()), sentence("Integrity", findings.integrity()))
                .filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }

    /** {@code 1 proof and 2 integrity checks are bad}, where something is. */
    public static String bad(Findings findings) {
        long proofs = findings.proofs().bad();
        long checks = findings.integrity().bad();
        String text = Stream.of(many(proofs, "proof"), many(checks, "integrity check"))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" and "));
        return text + (proofs + checks == 1 ? " is bad" : " are bad");
    }

    private static String many(long number, String what) {
        return number == 0 ? "" : number + " " + what + (number == 1 ? "" : "s");
    }

    private static String sentence(String what, Verdicts verdicts) {
        String counts = Stream.of(count(verdicts.good(), "good"), count(verdicts.bad(), "bad"),
                count(verdicts.unchecked(), "unchecked")).filter(count -> !count.isEmpty())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "" : what + ": " + counts + ".";
    }

    private static String count(long number, String verdict) {
        return number == 0 ? "" : number + " " + verdict;
    }

    private static String text(Unexplained dark) {
        return dark.what() + ": "
                + (dark.packets() == 1 ? "#" + dark.first() : dark.packets() + " times from #" + dark.first() + " on");
    }

    private static String text(Broken broken) {
        return "#" + broken.packet() + " " + broken.breach().what() + " [" + broken.breach().section() + "]";
    }
}
