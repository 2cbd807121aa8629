package ike.interop.transcript;

import ike.interop.transcript.Findings.Broken;
import ike.interop.transcript.Findings.Sa;
import ike.interop.transcript.Findings.Unexplained;

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

    private static String text(Unexplained dark) {
        return dark.what() + ": "
                + (dark.packets() == 1 ? "#" + dark.first() : dark.packets() + " times from #" + dark.first() + " on");
    }

    private static String text(Broken broken) {
        return "#" + broken.packet() + " " + broken.breach().what() + " [" + broken.breach().section() + "]";
    }
}
