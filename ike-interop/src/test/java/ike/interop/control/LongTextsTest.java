package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.endpoint.TestConfigurations;
import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import ike.interop.vici.Message;
import ike.interop.vici.ViciLimits;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer says may be longer than a value of vici, most of all when it is made printable: nobody is kept from listing SAs. */
class LongTextsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"x", "\n", "\u202e", "\u00fc", "\ud83d\udd11"})
    void anEntryOfTheLogAlwaysFits(String what) {
        LogEntry entry = new LogEntry(LogGroup.IKE, 0, "failed", "home", 1, what.repeat(1 << 16), what.repeat(1 << 16));
        assertThat(LogMessages.of(entry).write().length()).isLessThan(ViciLimits.LONGEST_VALUE + 200);
        assertThat(LogMessages.withThread(entry).write().length()).isLessThan(ViciLimits.LONGEST_VALUE + 200);
    }

    @Test
    void anIdentityOfAnyLengthIsShown() throws Exception {
        String name = "\u0001".repeat(12_000);
        try (Driven right = Driven.start(folder, "r",
                TestConfigurations.right().replace("id = left.test", "id = %any"));
                Driven left = Driven.start(folder, "l", TestConfigurations.left(right.endpoint().natPort())
                        .replace("id = left.test", "id = \"fqdn:" + name + "\""))) {
            assertThat(left.call("initiate", "child", "net", "timeout", "20000").text("success")).contains("yes");
            Message home = right.list("list-sas", "list-sa").getFirst().section("home").orElseThrow();
            assertThat(home.text("remote-id").orElseThrow()).hasSize(ViciLimits.LONGEST_TEXT)
                    .startsWith("\\u0001\\u0001");
        }
    }
}
