package ike.interop.page;

import ike.interop.transcript.Explanation;
import ike.interop.transcript.Headlines;

/**
 * Messages as arrows between two poles, who spoke first on the left; each leads to its message. Where others speak than before,
 * there are poles anew.
 */
final class Ladder {
    private final Html ladder = new Html();
    private final StringBuilder chapters = new StringBuilder();
    private String left = "";
    private String right = "";

    void chapter(int number, String title) {
        chapters.append(new Html().raw("<a class=\"chapter\" href=\"#c" + number + "\">").text(title).raw("</a>"));
    }

    void add(String from, String to, Explanation explanation) {
        boolean leftward = from.equals(right) && to.equals(left);
        if (!leftward && !(from.equals(left) && to.equals(right))) {
            ladder.raw(left.isEmpty() ? "" : "</div>").open("div", "poles").element("b", "", from)
                    .element("b", "", to).close("div").open("div", "rungs");
            left = from;
            right = to;
        }
        ladder.raw(chapters.toString());
        chapters.setLength(0);
        ladder.raw("<a class=\"rung " + (leftward ? "left" : "right") + "\" href=\"#m" + explanation.number() + "\">")
                .element("span", "what", Headlines.brief(explanation).replace(", sequence number", "")).raw("</a>");
    }

    String html() {
        return ladder + (left.isEmpty() ? "" : "</div>");
    }
}
