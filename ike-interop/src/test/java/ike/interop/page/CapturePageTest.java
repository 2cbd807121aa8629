package ike.interop.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.Captures;
import ike.interop.capture.CaptureException;
import ike.interop.capture.CaptureReader;
import ike.interop.conversation.Credentials;
import ike.interop.conversation.Telling;
import ike.interop.keys.KeyTableException;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.wire.Bytes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of somebody else's capture: whole, safe, and as long as a browser can bear. */
class CapturePageTest {
    private static final String TALK = page("strongswan6-whole/ikev2-camellia.pcap", "strongswan6-whole/README.md");

    @Test
    void needsNothingButItself() {
        assertThat(TALK).doesNotContainPattern("(?:src|href)=\"(?!#)")
                .doesNotContain("url(", "@import", "http:", "https:", "/*style*/", "/*script*/", "<!--");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(all(TALK, "href=\"#([^\"]+)\"")).hasSizeGreaterThan(20).isSubsetOf(all(TALK, " id=\"([^\"]+)\""));
        assertThat(Pattern.compile(" id=\"([^\"]+)\"").matcher(TALK).results().map(found -> found.group(1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsOpenedIsClosed() {
        for (String tag : ImmutableList.of("details", "summary", "div", "table", "tr", "td", "ul", "li", "p", "span",
                "a", "i", "b", "h2", "h3", "main", "nav")) {
            assertThat(Pattern.compile("<" + tag + "[ >]").matcher(TALK).results().count()).as(tag)
                    .isEqualTo(Pattern.compile("</" + tag + ">").matcher(TALK).results().count());
        }
    }

    @Test
    void tellsFieldsVerdictsAndTheConversation() {
        assertThat(TALK).contains("<title>ikev2-camellia.pcap: IKE and ESP", "integrity good", "Encryption Algorithm",
                "answers <a href=\"#m7\">#7</a>", "IKE_SA_INIT request 0", "IKE chosen", "Integrity: ",
                "AUTH good", "The conversation");
    }

    /** Of a transfer the first packets are shown, and the rest is counted. */
    @Test
    void ofAnEspSaAFewPacketsAreEnough() {
        StringWriter text = new StringWriter();
        CapturePage page = new CapturePage(new PrintWriter(text), "x");
        Explanation packet = explanations("esp-bug-12671.pcapng.gz").getFirst();
        for (int i = 0; i < 500; i++) {
            page.tell(packet);
        }
        page.end(nothing(), Optional.of("3 packets complete no message of IKE or ESP: 3 GRE"));
        assertThat(Pattern.compile("<details").matcher(text.toString()).results().count()).isEqualTo(20);
        assertThat(text.toString()).contains("SPI c254fe64: 500 packets are in the capture", ": 3 GRE");
    }

    @Test
    void aLongCaptureIsShownInPart() {
        StringWriter text = new StringWriter();
        CapturePage page = new CapturePage(new PrintWriter(text), "x");
        Explanation message = explanations("ikev2-decrypt-aes256gcm16.pcap").getLast();
        for (int i = 1; i <= CapturePage.MOST_PACKETS + 7; i++) {
            page.tell(new Explanation(i, message.time(), message.route(), false, 0, message.subject(),
                    ImmutableList.of(), message.notes(), Optional.empty(), Optional.empty(), ImmutableList.of(),
                    message.standing()));
        }
        page.end(new Findings(ImmutableList.of(), ImmutableList.of(
                new Findings.Unexplained("dark", 1, CapturePage.MOST_PACKETS + 1),
                new Findings.Unexplained("grey", 2, 5)),
                ImmutableList.of(), 0, Findings.Verdicts.NONE, Findings.Verdicts.NONE), Optional.empty());
        assertThat(text.toString()).contains("7 packets behind the first 1000 are not on this page",
                "grey: 2 times from <a href=\"#m5\">#5</a>", "dark: #1001</li>");
    }

    @Test
    void whatAPeerWroteIsText() {
        StringWriter text = new StringWriter();
        CapturePage page = new CapturePage(new PrintWriter(text), "<script>.pcap");
        page.end(new Findings(
                ImmutableList.of(new Findings.Sa(2, Bytes.u64(1), Bytes.u64(2), "<b>", 1, 0, ImmutableList.of("<i>"))),
                ImmutableList.of(), ImmutableList.of(), 0, Findings.Verdicts.NONE, Findings.Verdicts.NONE),
                Optional.of("<u>"));
        assertThat(text.toString()).contains("&lt;script&gt;.pcap", "&lt;b&gt;", "&lt;i&gt;", "&lt;u&gt;")
                .doesNotContain("<script>.pcap", "<b><b>", "<i>", "<u>");
    }

    private static Findings nothing() {
        return new Findings(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), 0, Findings.Verdicts.NONE,
                Findings.Verdicts.NONE);
    }

    private static ImmutableList<Explanation> explanations(String capture) {
        ImmutableList.Builder<Explanation> told = ImmutableList.builder();
        hear(capture, KeyTables.NONE, told);
        return told.build();
    }

    private static String page(String capture, String beside) {
        StringWriter text = new StringWriter();
        CapturePage page = new CapturePage(new PrintWriter(text), capture.substring(capture.indexOf('/') + 1));
        ImmutableList.Builder<Explanation> told = ImmutableList.builder();
        try {
            Findings findings = hear(capture,
                    KeyTables.read(Objects.requireNonNull(Captures.file(beside).getParent())), told);
            told.build().forEach(page::tell);
            page.end(findings, Optional.empty());
        } catch (KeyTableException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private static Findings hear(String capture, KeyTables keys, ImmutableList.Builder<Explanation> told) {
        try (CaptureReader reader = CaptureReader.open(Captures.file(capture))) {
            Telling telling = new Telling(keys, Credentials.NONE, ImmutableSet.of(), told::add, _ -> {
            });
            assertThat(telling.hear(reader, () -> {
            })).isEmpty();
            return telling.end();
        } catch (CaptureException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> all(String page, String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
