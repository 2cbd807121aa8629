package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.endpoint.TestConfigurations;
import ike.interop.vici.Message;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that bring children up with their first packet, installed and shown over the control socket. */
class PolicyCommandsTest {
    private static final Message TRAP = Message.builder().section("home/net", Message.builder().put("child", "net")
            .put("reqid", 1).put("ike", "home").put("mode", "TUNNEL").list("local-ts", ImmutableList.of("10.1.0.0/24"))
            .list("remote-ts", ImmutableList.of("10.2.0.0/24")).build()).build();

    @TempDir
    private Path folder;

    @Test
    void aPolicyComesAndGoes() throws Exception {
        try (Driven ours = Driven.start(folder, "c", TestConfigurations.left(9))) {
            assertThat(traps(ours)).isEmpty();
            assertThat(ours.call("install", "child", "net")).isEqualTo(Answers.SUCCESS);
            assertThat(ours.call("install", "child", "net", "ike", "home")).isEqualTo(Answers.SUCCESS);
            assertThat(traps(ours)).containsExactly(TRAP);
            assertThat(ours.list("list-policies", "list-policy", "trap", "yes", "child", "other")).isEmpty();
            assertThat(ours.list("list-policies", "list-policy", "drop", "yes", "pass", "yes")).isEmpty();
            assertThat(ours.call("uninstall", "child", "net", "ike", "other").text("errmsg"))
                    .contains("policy 'net' not found");
            assertThat(ours.call("uninstall", "child", "net")).isEqualTo(Answers.SUCCESS);
            assertThat(traps(ours)).isEmpty();
            assertThat(ours.call("uninstall", "child", "net").text("success")).contains("no");
        }
    }

    @Test
    void whatCannotBeInstalledIsSaid() throws Exception {
        String dynamic = TestConfigurations.left(9).replace("remote_ts = 10.2.0.0/24", "")
                .replace("remote_addrs = 127.0.0.1", "");
        try (Driven ours = Driven.start(folder, "c", dynamic)) {
            assertThat(ours.call("install").text("errmsg")).contains("no child is named");
            assertThat(ours.call("install", "child", "web").text("errmsg"))
                    .contains("configuration name not found: child web");
            assertThat(ours.call("install", "child", "net").text("errmsg").orElse(""))
                    .startsWith("the addresses of home/net are not known");
        }
    }

    @Test
    void aConnectionOfVersion1HasPoliciesToo() throws Exception {
        String old = TestConfigurations.left(9).replace("  home {", "  home {\n version = 1")
                .replace("local_ts", "start_action = trap\n local_ts");
        try (Driven ours = Driven.start(folder, "c", old)) {
            assertThat(traps(ours)).containsExactly(TRAP);
        }
    }

    @Test
    void whatPassesOrIsDroppedNeedsNoPeer() throws Exception {
        String lan = """
                connections {
                  lan {
                    children {
                      printers {
                        mode = pass
                        local_ts = 10.1.0.0/16
                        remote_ts = 10.1.9.0/24[tcp/631]
                        start_action = trap
                      }
                      rest {
                        mode = drop
                        remote_ts = 10.0.0.0/8
                      }
                    }
                  }
                }
                """;
        String pass = "lan/printers {child=printers ike=lan mode=PASS local-ts=[10.1.0.0/16]"
                + " remote-ts=[10.1.9.0/24[tcp/631]]}";
        String drop = "lan/rest {child=rest ike=lan mode=DROP local-ts=[0.0.0.0/0 ::/0] remote-ts=[10.0.0.0/8]}";
        try (Driven ours = Driven.start(folder, "c", lan)) {
            assertThat(traps(ours)).extracting(RawText::of).containsExactly(pass);
            assertThat(ours.call("install", "child", "rest")).isEqualTo(Answers.SUCCESS);
            assertThat(traps(ours)).extracting(RawText::of).containsExactly(pass, drop);
            assertThat(ours.list("list-policies", "list-policy", "drop", "yes")).extracting(RawText::of)
                    .containsExactly(drop);
            assertThat(ours.list("list-conns", "list-conn")).extracting(RawText::of).singleElement().asString()
                    .startsWith("lan {version=IKEv1/2 children {printers {mode=PASS").contains("rest {mode=DROP");
            assertThat(ours.call("initiate", "child", "rest").text("success")).contains("no");
            assertThat(ours.call("uninstall", "child", "printers")).isEqualTo(Answers.SUCCESS);
            assertThat(traps(ours)).extracting(RawText::of).containsExactly(drop);
            assertThat(ours.call("unload-conn", "name", "lan")).isEqualTo(Answers.SUCCESS);
            assertThat(traps(ours)).isEmpty();
        }
    }

    private static ImmutableList<Message> traps(Driven ours) throws IOException {
        return ours.list("list-policies", "list-policy", "trap", "yes", "pass", "yes", "drop", "yes");
    }
}
