package ike.interop.page;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What every page has around what it tells: its head, the column with the ladder, and at its end the script. */
final class Shell {
    private static final String BODY = "<!--body-->";

    private Shell() {
    }

    /** All up to the body. */
    static String before(String title) {
        return half(0).replace("<!--title-->", Html.escaped(title)).replace("/*style*/", resource("page.css"));
    }

    /** All behind the body. */
    static String after() {
        return half(1).replace("/*script*/", resource("page.js"));
    }

    /** The column beside the story, wherever it stands in the body. */
    static String column(String title, String subtitle, String ladder) {
        Html html = new Html().raw("<nav>\n<header>").element("h1", "", title).element("p", "", subtitle);
        html.raw("<div class=\"tools\"><button id=\"all\">open all</button><button id=\"theme\">light / dark</button>")
                .raw("</div></header>\n<div class=\"ladder\">").raw(ladder).raw("</div>\n");
        return html.element("p", "hint",
                "Point at a field to see its octets, at an octet to see its fields. Each arrow leads to its message.")
                .raw("\n</nav>\n").toString();
    }

    private static String half(int which) {
        return resource("page.html").split(BODY, 2)[which];
    }

    private static String resource(String name) {
        try {
            return Resources.toString(Resources.getResource(Shell.class, name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
