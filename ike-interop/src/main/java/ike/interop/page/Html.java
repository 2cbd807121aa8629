package ike.interop.page;

import com.google.common.html.HtmlEscapers;

/** HTML being written: what is text is escaped, so that nothing that a peer wrote becomes markup. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Markup of our own, as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text, whoever wrote it. */
    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** {@code <tag class="kind">text</tag>}. */
    Html element(String tag, String kind, String text) {
        return open(tag, kind).text(text).close(tag);
    }

    Html open(String tag, String kind) {
        return raw("<" + tag + (kind.isEmpty() ? "" : " class=\"" + kind + "\"") + ">");
    }

    Html close(String tag) {
        return raw("</" + tag + ">");
    }

    /** The RFC section behind a statement, small. */
    Html section(String section) {
        return element("span", "rfc", section);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    static String escaped(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }
}
