package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.endpoint.RunningEndpoint;
import ike.interop.endpoint.TestConfigurations;
import ike.interop.swanctl.LoadedConfiguration;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import ike.interop.vici.ViciAddress;
import ike.interop.vici.ViciClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that starts empty and is filled and driven over its control socket, as swanctl does it. */
class ControlTest {
    /** The keys that charon 5.9.8 shows of an SA that encapsulates, in its order, without what depends on the NAT. */
    private static final ImmutableList<String> IKE_KEYS = ImmutableList.of("uniqueid", "version", "state", "local-host",
            "local-port", "local-id", "remote-host", "remote-port", "remote-id", "initiator", "initiator-spi",
            "responder-spi", "nat-fake", "nat-any", "encr-alg", "encr-keysize", "prf-alg", "dh-group", "established",
            "rekey-time", "child-sas");
    private static final ImmutableList<String> CHILD_KEYS = ImmutableList.of("name", "uniqueid", "reqid", "state",
            "mode", "protocol", "encap", "spi-in", "spi-out", "encr-alg", "encr-keysize", "integ-alg", "bytes-in",
            "packets-in", "bytes-out", "packets-out", "rekey-time", "life-time", "install-time", "local-ts",
            "remote-ts");

    @TempDir
    private Path folder;
    private Path file = Path.of("");
    private RunningEndpoint right;
    private RunningEndpoint left;
    private ControlServer server;
    private ViciClient client;

    @BeforeEach
    @SuppressWarnings("NullAway") // the server is opened by a callback
    void open() throws Exception {
        right = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(TestConfigurations.right()));
        ViciAddress address = new ViciAddress(folder.resolve("c"));
        file = folder.resolve("swanctl.conf");
        left = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()), LoadedConfiguration.EMPTY, endpoint -> {
            try {
                Files.writeString(file, "");
                server = ControlServer.open(address, endpoint, "1.2", Optional.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        client = ViciClient.connect(address);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        left.close();
        right.close();
    }

    @Test
    void theWholeLifeOfATunnel() throws Exception {
        load();
        assertThat(call("get-conns").texts("conns")).containsExactly("home");
        assertThat(call("get-shared").texts("keys")).containsExactly("ike-home");
        ImmutableList.Builder<String> groups = ImmutableList.builder();
        assertThat(client.call("initiate", Message.builder().put("child", "net").put("timeout", 20_000).build(),
                "control-log", entry -> groups.add(entry.text("group").orElse("")))).isEqualTo(Answers.SUCCESS);
        assertThat(groups.build()).contains("ENC", "IKE", "CHD");
        Message sa = sas().getFirst().section("home").orElseThrow();
        assertThat(names(sa)).isEqualTo(IKE_KEYS);
        assertThat(sa.text("state")).contains("ESTABLISHED");
        assertThat(sa.text("encr-alg")).contains("AES_GCM_16");
        assertThat(sa.text("dh-group")).contains("CURVE_25519");
        assertThat(sa.text("remote-id")).contains("right.test");
        Message child = sa.section("child-sas").orElseThrow().sections().getFirst().content();
        assertThat(names(child)).isEqualTo(CHILD_KEYS);
        assertThat(child.text("integ-alg")).contains("HMAC_SHA2_256_128");
        assertThat(child.texts("local-ts")).containsExactly("10.1.0.0/24");
        assertThat(call("redirect", "ike", "home", "gateway", "gate.example").text("success")).contains("no");
        assertThat(call("redirect", "ike", "work", "gateway", "192.0.2.9").text("matches")).contains("0");
        assertThat(call("redirect", "peer-ip", "192.0.2.77", "gateway", "192.0.2.9").text("matches")).contains("0");
        assertThat(call("rekey", "child", "net").text("matches")).contains("1");
        right.says("^child-rekeyed");
        assertThat(call("rekey", "ike", "home").text("success")).contains("yes");
        right.says("^ike-rekeyed");
        assertThat(call("get-counters", "name", "home").section("counters").orElseThrow().section("home").orElseThrow()
                .text("create-child-out-req")).contains("2");
        Message gone = call("terminate", "ike", "home");
        assertThat(gone.text("terminated")).contains("1");
        assertThat(sas()).isEmpty();
        right.says("^ike-down");
    }

    @Test
    void anIkeSaComesUpAloneWhereNoChildIsNamed() throws Exception {
        load();
        assertThat(call("initiate", "ike", "home")).isEqualTo(Answers.SUCCESS);
        assertThat(sas().getFirst().section("home").orElseThrow().section("child-sas").orElseThrow().sections())
                .isEmpty();
        assertThat(call("initiate", "child", "net")).isEqualTo(Answers.SUCCESS);
        assertThat(sas()).hasSize(1);
        assertThat(sas().getFirst().section("home").orElseThrow().section("child-sas").orElseThrow().sections())
                .hasSize(1);
        assertThat(call("initiate", "ike", "nobody").text("errmsg")).contains("IKE_SA config 'nobody' not found");
    }

    @Test
    void eventsTellOfAnSa() throws Exception {
        load();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (ViciClient listener = ViciClient.connect(new ViciAddress(folder.resolve("c")))) {
            Thread.ofVirtual().start(() -> listen(listener, heard));
            while (!server.hasListener("child-updown")) {
                Thread.onSpinWait();
            }
            assertThat(call("initiate", "child", "net")).isEqualTo(Answers.SUCCESS);
            assertThat(call("terminate", "ike", "home").text("success")).contains("yes");
            for (String expected : List.of("ike-updown [up, home]", "child-updown [up, home]",
                    "child-updown [home]",
                    "ike-updown [home]")) {
                assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(expected);
            }
        }
    }

    private static void listen(ViciClient listener, BlockingQueue<String> heard) {
        try {
            listener.listen(List.of("ike-updown", "child-updown"),
                    (name, message) -> heard.add(name + " " + names(message)));
        } catch (IOException _) {
            heard.add("over");
        }
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        assertThat(call("initiate", "child", "net").text("errmsg")).contains("CHILD_SA config 'net' not found");
        assertThat(call("terminate", "ike", "home").text("success")).contains("no");
        assertThat(call("terminate").text("errmsg")).contains("nothing to terminate is named");
        assertThat(call("rekey", "ike-id", "nonsense").text("success")).contains("no");
        assertThat(call("unload-conn", "name", "home").text("success")).contains("no");
        assertThat(call("load-token", "handle", "00").text("errmsg").orElse("")).contains("PKCS #11");
        assertThat(client.call("load-conn", Message.EMPTY).text("success")).contains("no");
        Message bad = client.call("load-conn",
                connection(Message.builder().put("encap", "maybe").put("remote_addrs", "127.0.0.1").build()));
        assertThat(bad.text("errmsg")).contains("connections.home.encap: \"maybe\"; expected yes or no");
        assertThat(client.call("load-shared", Message.builder().put("type", "NTLM").put("data", "x").build())
                .text("success")).contains("no");
        assertThat(client.call("load-shared", Message.builder().put("type", "PIN").put("data", "x").build())
                .text("errmsg").orElse("")).contains("type PIN", "IKE, EAP, XAUTH, PASSCODE, NTLM, PPK");
        assertThat(call("get-conns").texts("conns")).isEmpty();
        assertThat(names(call("stats"))).contains("uptime", "workers", "queues", "ikesas", "plugins");
        assertThat(call("version").text("version")).contains("1.2");
    }

    /** What a user of XAuth has beside his password; a type of ours. */
    @Test
    void aPasscodeIsASecretToo() throws IOException {
        assertThat(client.call("load-shared", Message.builder().put("id", "token").put("type", "passcode")
                .put("data", "123456").list("owners", List.of("carol")).build())).isEqualTo(Answers.SUCCESS);
        assertThat(call("get-shared").texts("keys")).containsExactly("token");
        assertThat(call("unload-shared", "id", "token")).isEqualTo(Answers.SUCCESS);
    }

    @Test
    void initiatingAPeerThatIsSilentEndsWithTheTimeout() throws Exception {
        load();
        client.call("load-conn", connection(content("9")));
        assertThat(client.call("initiate", Message.builder().put("child", "net").put("timeout", 50).build())
                .text("errmsg").orElse("")).contains("the time is over");
        assertThat(client.call("initiate", Message.builder().put("child", "net").put("timeout", -1).build()))
                .isEqualTo(Answers.SUCCESS);
    }

    @Test
    void reloadingTakesWhatIsSoundAndTouchesNoSa() throws Exception {
        String text = TestConfigurations.left(right.natPort());
        Files.writeString(file, text);
        assertThat(call("reload-settings")).isEqualTo(Answers.SUCCESS);
        assertThat(call("initiate", "child", "net")).isEqualTo(Answers.SUCCESS);
        Files.writeString(file, text.replace("  home {", "  home {\n encap = maybe").replace("connections {",
                "connections {\n other {\n local {\n auth = psk\n }\n remote {\n auth = psk\n }\n }"));
        assertThat(call("reload-settings").text("errmsg").orElse("")).contains("swanctl.conf:",
                "connections.home.encap");
        assertThat(connections()).containsExactly("home", "other");
        Files.writeString(file, "connections {");
        assertThat(call("reload-settings").text("success")).contains("no");
        assertThat(connections()).containsExactly("home", "other");
        Files.writeString(file, "");
        assertThat(call("reload-settings")).isEqualTo(Answers.SUCCESS);
        assertThat(connections()).isEmpty();
        assertThat(call("get-conns").texts("conns")).isEmpty();
        assertThat(names(sas().getFirst())).containsExactly("home");
    }

    @Test
    void poolsComeAndGoWithTheFile() throws Exception {
        Files.writeString(file, "pools {\n road {\n addrs = 10.9.0.0/29\n }\n }");
        assertThat(call("reload-settings")).isEqualTo(Answers.SUCCESS);
        assertThat(names(call("get-pools"))).containsExactly("road");
        Files.writeString(file, "");
        assertThat(call("reload-settings")).isEqualTo(Answers.SUCCESS);
        assertThat(names(call("get-pools"))).isEmpty();
    }

    private ImmutableList<String> connections() throws IOException {
        return client.list("list-conns", Message.EMPTY, "list-conn").stream().map(message -> names(message).getFirst())
                .collect(ImmutableList.toImmutableList());
    }

    private void load() throws IOException {
        assertThat(client.call("load-conn", connection(content(Integer.toString(right.natPort())))))
                .isEqualTo(Answers.SUCCESS);
        assertThat(client.call("load-shared", Message.builder().put("id", "ike-home").put("type", "ike")
                .put("data", "an apple a day").list("owners", List.of("left.test", "right.test")).build()))
                .isEqualTo(Answers.SUCCESS);
    }

    private static Message connection(Message content) {
        return Message.builder().section("home", content).build();
    }

    private static Message content(String port) {
        Message child = Message.builder().list("local_ts", List.of("10.1.0.0/24"))
                .list("remote_ts", List.of("10.2.0.0/24")).list("esp_proposals", List.of("aes128-sha256-x25519"))
                .build();
        return Message.builder().list("remote_addrs", List.of("127.0.0.1")).put("remote_port", port).put("encap", "yes")
                .list("proposals", List.of("aes128gcm16-prfsha256-x25519"))
                .section("local", Message.builder().put("auth", "psk").put("id", "left.test").build())
                .section("remote", Message.builder().put("auth", "psk").put("id", "right.test").build())
                .section("children", Message.builder().section("net", child).build()).build();
    }

    private Message call(String command, String... pairs) throws IOException {
        var request = Message.builder();
        for (int i = 0; i < pairs.length; i += 2) {
            request.put(pairs[i], pairs[i + 1]);
        }
        return client.call(command, request.build());
    }

    private ImmutableList<Message> sas() throws IOException {
        return client.list("list-sas", Message.EMPTY, "list-sa");
    }

    private static ImmutableList<String> names(Message message) {
        return message.elements().stream().map(Element::name).collect(ImmutableList.toImmutableList());
    }
}
