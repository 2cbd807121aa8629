package ike.interop.page;

import com.google.common.collect.ImmutableList;
import ike.interop.transcript.Episode;
import ike.interop.transcript.Passage;
import ike.interop.transcript.Purpose;
import ike.interop.transcript.Recording.Cast;
import ike.interop.transcript.Recording.Party;
import ike.interop.transcript.Subject;
import ike.interop.transcript.Summary;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The whole page. No RFC section of its own: the sections are in the story. */
public final class StoryPage {
    private static final String TITLE = "The life of a tunnel";

    private final ImmutableList<Passage> story;
    private final Ladder ladder = new Ladder();
    private final KeyTree tree = new KeyTree();
    private final Html body = new Html();

    private StoryPage(ImmutableList<Passage> story) {
        this.story = story;
    }

    /** The page of a story that begins with its cast and ends with its summary. */
    public static String of(ImmutableList<Passage> story) {
        return new StoryPage(story).page();
    }

    private String page() {
        story.forEach(this::add);
        String subtitle = version() + ", octet by octet and key by key";
        return Shell.before(TITLE + ": " + subtitle) + Shell.column(TITLE, subtitle, ladder.html()) + "<main>\n" + body
                + keys() + "</main>\n" + Shell.after();
    }

    private String keys() {
        return new Html().raw("<h2 id=\"tree\">").text("The tree of keys ").section(tree.sections()).raw("</h2>\n")
                .element("p", "lead",
                        "Each value hangs below the one that it was made from; point at it to see its octets, "
                                + "follow it to see how.")
                .raw("\n<div class=\"tree\">").raw(tree.html()).raw("</div>\n").toString();
    }

    private String version() {
        return story.stream().<Subject.Ike>mapMulti(StoryPage::ike).findFirst().map(ike -> "IKEv" + ike.majorVersion())
                .orElse("IKE");
    }

    private static void ike(Passage passage, Consumer<Subject.Ike> found) {
        if (passage instanceof Passage.Message message && message.explanation().subject() instanceof Subject.Ike ike) {
            found.accept(ike);
        }
    }

    private void add(Passage passage) {
        switch (passage) {
            case Passage.Opening(Cast cast) -> opening(cast);
            case Passage.Chapter(int number, Episode episode) -> {
                ladder.chapter(number, episode.title());
                body.raw("<h2 id=\"c" + number + "\">").text(number + "  " + episode.title()).raw(" ")
                        .section(episode.section()).raw("</h2>").element("p", "lead", episode.text());
            }
            case Passage.Message(var time, var explanation, Party from, Party to, Purpose purpose) -> {
                ladder.add(from.name(), to.name(), explanation);
                body.raw(new MessagePart(explanation).html(true, seconds(time), from.name() + " → " + to.name(),
                        Optional.of(purpose), _ -> true));
            }
            case Passage.Derivations derivations -> {
                derivations.steps().stream().filter(step -> step.alike().isEmpty())
                        .forEach(step -> tree.add(step.derivation()));
                body.raw(DerivationPart.html(derivations, tree));
            }
            case Passage.Installed installed -> remark(installed.time(), installed.who(),
                    (installed.inbound() ? "can open" : "can seal") + " ESP packets with SPI "
                            + String.format("%08x", installed.keys().spi().orElse(0)) + ", "
                            + installed.keys().cipher());
            case Passage.Remark(Duration time, String who, String text) -> remark(time, who, text);
            case Passage.Closing(Summary summary) -> closing(summary);
        }
    }

    private void opening(Cast cast) {
        body.open("section", "cast");
        party(cast.initiator());
        party(cast.responder());
        body.raw("<p>").text(cast.knowledge() + ", and both are configured with ")
                .element("code", "", cast.ikeProposal()).text(" for IKE and ")
                .element("code", "", cast.espProposal()).text(" for ESP. Seed " + cast.seed()
                        + " decides every octet: the same seed makes the same page.")
                .raw("</p>").close("section");
    }

    private void party(Party party) {
        body.open("div", "party").element("b", "", party.name()).text(" " + party.address() + ", says it is ")
                .element("code", "", party.identity()).text(", and guards ").element("code", "", party.network())
                .close("div");
    }

    private void remark(Duration time, String who, String text) {
        body.open("p", "remark").element("span", "time", seconds(time)).raw(" ").element("b", "", who)
                .text(" " + text).close("p");
    }

    private void closing(Summary summary) {
        body.open("p", "lead").text(summary.ikeMessages() + " IKE messages of " + summary.ikeOctets() + " octets and "
                + summary.espPackets() + " ESP packets of " + summary.espOctets() + " octets; " + summary.opened()
                + " opened with the logged keys, " + summary.sealed() + " stayed sealed; " + summary.agreed() + " of "
                + summary.derivations() + " derived values were derived by both ends with the same result.")
                .close("p");
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.6f s", time.toSeconds() + time.toNanosPart() / 1e9);
    }
}
