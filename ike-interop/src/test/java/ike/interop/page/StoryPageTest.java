package ike.interop.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.config.IkeVersion;
import ike.interop.demo.Authentication;
import ike.interop.demo.Demonstration;
import ike.interop.demo.Variant;
import ike.interop.transcript.Narrator;
import ike.interop.transcript.Passage;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StoryPageTest {
    private static final ImmutableList<Passage> STORY = Narrator.tell(Demonstration.play(7, Variant.DEFAULT));
    private static final String PAGE = StoryPage.of(STORY);

    @Test
    void needsNothingButItself() {
        assertThat(PAGE).doesNotContainPattern("(?:src|href)=\"(?!#)")
                .doesNotContain("url(", "@import", "http:", "https:")
                .doesNotContain("/*style*/", "/*script*/", "<!--");
        assertThat(StoryPage.of(STORY)).isEqualTo(PAGE);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(all("href=\"#([^\"]+)\"")).isNotEmpty().isSubsetOf(all("id=\"([^\"]+)\""));
        assertThat(all("id=\"(m\\d+)\"")).hasSize(24);
        assertThat(all("id=\"(d\\d+)\"")).hasSize(29);
    }

    @Test
    void tellsFieldsOctetsAndKeys() {
        assertThat(PAGE).contains("SKEYSEED</b> = prf (Ni | Nr, g^ir)", "<td>704ba64fd286fc05</td>",
                "<i>70</i><i>4b</i><i>a6</i>", "integrity good", "IKE_SA_INIT request 0");
        assertThat(PAGE)
                .containsPattern("<tr data-o=\"24\" data-l=\"4\" tabindex=\"0\"><td[^>]*>Length</td><td>208</td>");
    }

    @Test
    void namesItsVersionAndWhereItsKeysAreDefined() {
        assertThat(PAGE).contains("<title>The life of a tunnel: IKEv2, octet by octet",
                "The tree of keys <span class=\"rfc\">RFC 7296 §2.14, §2.15, ");
        Variant main = new Variant(IkeVersion.IKEV1, false, Authentication.PSK);
        assertThat(StoryPage.of(Narrator.tell(Demonstration.play(7, main)))).contains("<p>IKEv1, octet by octet",
                "The tree of keys <span class=\"rfc\">RFC 2409 §5, ").doesNotContain("RFC 7296", "IKEv2");
    }

    @Test
    void whatAPeerWroteIsText() {
        Passage hostile = new Passage.Remark(Duration.ZERO, "<b>", "</p><script>alert('x')</script> & \"more\"");

        assertThat(StoryPage.of(ImmutableList.of(hostile))).contains("&lt;/p&gt;&lt;script&gt;alert(&#39;x&#39;)")
                .doesNotContain("<script>alert", "<b><b>");
    }

    @Test
    void whatIsOpenedIsClosed() {
        for (String tag : ImmutableList.of("details", "summary", "div", "table", "tr", "td", "ul", "li", "p", "span",
                "a",
                "i", "b", "section", "h2", "h3")) {
            assertThat(count("<" + tag + "[ >]")).as(tag).isEqualTo(count("</" + tag + ">"));
        }
    }

    private static Set<String> all(String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(PAGE);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static long count(String pattern) {
        return Pattern.compile(pattern).matcher(PAGE).results().count();
    }
}
