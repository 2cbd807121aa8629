package ike.interop.transcript;

import com.google.common.base.Strings;
import ike.interop.keys.CipherChoice;
import ike.interop.keys.IcvCheck;
import ike.interop.transcript.Recording.Cast;
import ike.interop.transcript.Recording.Party;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A story as text for a terminal, passage by passage; the ladder at its end repeats all messages. */
public final class StoryText {
    private static final String MARGIN = "    ";

    private final Style style;
    private final Ladder ladder = new Ladder();
    private boolean isNote;

    /** A teller of one story. */
    public StoryText(Style style) {
        this.style = style;
    }

    /** The text of the next passage, with a line feed at its end. */
    public String render(Passage passage) {
        boolean wasNote = isNote;
        isNote = passage instanceof Passage.Installed || passage instanceof Passage.Remark;
        return (wasNote && !isNote ? "\n" : "") + text(passage);
    }

    private String text(Passage passage) {
        return switch (passage) {
            case Passage.Opening(Cast cast) -> opening(cast);
            case Passage.Chapter(int number, Episode episode) -> chapter(number, episode);
            case Passage.Message message -> message(message);
            case Passage.Derivations derivations -> DerivationText.of(derivations, style);
            case Passage.Installed installed -> installed(installed);
            case Passage.Remark(Duration time, String who, String text) ->
                note(time, who, "says: " + text);
            case Passage.Closing(Summary summary) -> closing(summary);
        };
    }

    static String seconds(Duration time) {
        return String.format("%.6f s", time.toNanos() / 1e9);
    }

    private String opening(Cast cast) {
        return "\n" + style.bold(Prose.rule("IKE for Java: the life of one tunnel")) + "\n\n"
                + Prose.wrap("Two endpoints in this one process meet on a simulated network. They agree on keys, prove "
                        + "who they are, send packets through the tunnel, change their keys, and part. All that follows "
                        + "was read back from the packets, with the keys that both ends logged, by a reader that knows "
                        + "nothing else of them. The seed decides every octet: seed "
                        + cast.seed() + " tells this story, and tells it again.", MARGIN)
                + "\n" + party(cast.initiator(), "begins") + party(cast.responder(), "answers")
                + Prose.wrap(cast.knowledge() + ", and both are configured to accept "
                        + cast.ikeProposal() + " for IKE and " + cast.espProposal() + " for ESP.", MARGIN)
                + "\n"
                + Prose.wrap("Of each field: its offset and length in octets, its name, what it says, and the section "
                        + "of the RFC that defines it.", MARGIN)
                + "\n";
    }

    private String party(Party party, String role) {
        return MARGIN + style.bold(Strings.padEnd(party.name(), 8, ' '))
                + Strings.padEnd(party.address() + ",", 16, ' ')
                + "says it is " + party.identity() + ", stands before " + party.network() + ", and " + role + ".\n";
    }

    private String chapter(int number, Episode episode) {
        return "\n" + style.bold(Prose.rule(number + ". " + episode.title())) + "\n" + MARGIN
                + style.faint(episode.section()) + "\n\n" + Prose.wrap(episode.text(), MARGIN) + "\n";
    }

    private String message(Passage.Message message) {
        Explanation explanation = message.explanation();
        Ladder.Ends ends = ladder.ends(message.from(), message.to());
        boolean rightward = message.from().equals(ends.left());
        String arrow = ends.left().name() + (rightward ? " ━━━━━━━━▶ " : " ◀━━━━━━━━ ") + ends.right().name();
        ladder.add(message);
        StringBuilder out = new StringBuilder();
        out.append(style.bold(Strings.padEnd("#" + explanation.number(), 5, ' '))).append(seconds(message.time()))
                .append("   ").append(style.bold(arrow)).append("   ").append(explanation.route()).append(", ")
                .append(explanation.octets()).append(" octets")
                .append(TextRenderer.carried(explanation)).append('\n');
        out.append(Prose.wrap(Headlines.of(explanation), MARGIN)).append('\n');
        out.append(Prose.wrap(message.purpose().text() + " [" + message.purpose().section() + "]", MARGIN))
                .append('\n');
        return out.append(new TextRenderer(style).body(explanation)).append('\n').toString();
    }

    private String note(Duration time, String who, String text) {
        return Prose.wrap(seconds(time) + "  " + who + " " + text, MARGIN).replaceFirst(Pattern.quote(who),
                Matcher.quoteReplacement(style.bold(who)));
    }

    private String installed(Passage.Installed installed) {
        String spi = installed.keys().spi().isPresent()
                ? String.format("%08x", installed.keys().spi().getAsLong())
                : "any";
        return note(installed.time(), installed.who(),
                (installed.inbound() ? "can open" : "can seal") + " ESP packets with SPI " + spi + ", "
                        + algorithms(installed.keys().cipher(), installed.keys().check()));
    }

    private String closing(Summary summary) {
        StringBuilder out = new StringBuilder("\n").append(style.bold(Prose.rule("The whole conversation")))
                .append("\n\n").append(ladder.text()).append('\n');
        for (Summary.IkeSa sa : summary.ikeSas()) {
            out.append(MARGIN).append("IKE SA  ").append(sa.initiatorSpi()).append(':').append(sa.responderSpi())
                    .append("  ").append(algorithms(sa.cipher(), sa.check())).append('\n');
        }
        for (Summary.EspSa sa : summary.espSas()) {
            out.append(MARGIN).append(String.format("ESP SA  %08x  %s → %s  %s  ", sa.spi(), sa.from(), sa.to(),
                    algorithms(sa.cipher(), sa.check()))).append(count(sa.packets(), "packet")).append('\n');
        }
        return out.append('\n').append(Prose.wrap(count(summary.ikeMessages(), "IKE message") + " of "
                + summary.ikeOctets() + " octets and " + count(summary.espPackets(), "ESP packet") + " of "
                + summary.espOctets() + " octets. " + opened(summary) + " " + derived(summary), MARGIN)).toString();
    }

    private static String opened(Summary summary) {
        if (summary.sealed() == 0 && summary.unchecked() > 0) {
            return "All " + summary.opened() + " that were sealed opened with the logged keys; " + summary.unchecked()
                    + " of them are messages of IKEv1, which have a HASH inside and no check value around.";
        }
        return summary.sealed() == 0
                ? "All " + summary.opened() + " that were sealed opened with the logged keys, their integrity good."
                : summary.opened() + " opened with the logged keys, " + summary.sealed() + " did not.";
    }

    private static String derived(Summary summary) {
        return summary.agreed() == summary.derivations()
                ? summary.derivations() + " values were derived, each by both ends and with the same result."
                : summary.derivations() + " values were derived, " + summary.agreed() + " of them by both ends with "
                        + "the same result.";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    static String algorithms(CipherChoice cipher, IcvCheck check) {
        return cipher + (check instanceof IcvCheck.By(var id) && !check.equals(IcvCheck.NONE) ? " with " + id : "");
    }
}
