package ike.interop.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.vici.Message;
import ike.interop.vici.MessageBuilder;
import org.junit.jupiter.api.Test;

/** The table that people read, where children wait for packets or need no SA. */
class StatusTableTest {
    @Test
    void whatHasAPolicyIsNotDown() {
        Message home = connection("home", child("net", "TUNNEL"), child("web", "TUNNEL")).build();
        Message lan = connection("lan", child("printers", "PASS"), child("rest", "DROP")).build();
        ImmutableList<Message> policies = ImmutableList.of(policy("home/web", "TUNNEL"),
                policy("lan/printers", "PASS"));
        assertThat(StatusTable.lines(ImmutableList.of(), ImmutableList.of(home, lan), policies)).containsExactly(
                "SA          STATE  WHERE                        SINCE  REKEY  WHAT",
                "home        down   %any === 192.0.2.1           -      -",
                "  net       down   10.1.0.0/16 === 10.2.0.0/16  -      -",
                "  web       TRAP   10.1.0.0/16 === 10.2.0.0/16  -      -",
                "lan         -      -                            -      -",
                "  printers  PASS   10.1.0.0/16 === 10.2.0.0/16  -      -",
                "  rest      down   10.1.0.0/16 === 10.2.0.0/16  -      -");
    }

    private static MessageBuilder connection(String name, Message... children) {
        MessageBuilder all = Message.builder();
        for (Message child : children) {
            all.addAll(child);
        }
        return Message.builder().section(name, Message.builder().list("local_addrs", ImmutableList.of("%any"))
                .list("remote_addrs", ImmutableList.of("192.0.2.1")).section("children", all.build()).build());
    }

    private static Message child(String name, String mode) {
        return Message.builder().section(name, Message.builder().put("mode", mode)
                .list("local-ts", ImmutableList.of("10.1.0.0/16")).list("remote-ts", ImmutableList.of("10.2.0.0/16"))
                .build()).build();
    }

    private static Message policy(String name, String mode) {
        return Message.builder().section(name, Message.builder().put("mode", mode).build()).build();
    }
}
