package ike.interop.page;

import ike.interop.transcript.Headlines;
import ike.interop.transcript.Passage;
import ike.interop.transcript.Recording.Party;
import java.util.Optional;

/** All messages as arrows between two poles, who spoke first on the left; each leads to its message. */
final class Ladder {
    private final Html rungs = new Html();
    private Optional<Party> left = Optional.empty();
    private Optional<Party> right = Optional.empty();

    void chapter(int number, String title) {
        rungs.raw("<a class=\"chapter\" href=\"#c" + number + "\">").text(title).raw("</a>");
    }

    void add(Passage.Message message) {
        left = left.or(() -> Optional.of(message.from()));
        right = right.or(() -> Optional.of(message.to()));
        boolean rightward = left.equals(Optional.of(message.from()));
        rungs.raw("<a class=\"rung " + (rightward ? "right" : "left") + "\" href=\"#m" + message.explanation().number()
                + "\">")
                .element("span", "what", Headlines.brief(message.explanation()).replace(", sequence number", ""))
                .raw("</a>");
    }

    String html() {
        Html html = new Html().open("div", "poles");
        left.ifPresent(party -> html.element("b", "", party.name()));
        right.ifPresent(party -> html.element("b", "", party.name()));
        return html.close("div").open("div", "rungs").raw(rungs.toString()).close("div").toString();
    }
}
