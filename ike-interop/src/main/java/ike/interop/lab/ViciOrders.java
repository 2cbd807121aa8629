package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import ike.interop.vici.ViciAddress;
import ike.interop.vici.ViciClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/** Orders over a daemon's control socket, each given without waiting for what comes of it, and a look at its SAs. */
public final class ViciOrders implements AutoCloseable {

    private final ViciClient client;
    private final LineLog log;

    private ViciOrders(ViciClient client, LineLog log) {
        this.client = client;
        this.log = log;
    }

    /** Connects to a daemon whose socket is there. */
    static ViciOrders connect(Path socket, LineLog log) throws IOException {
        ViciAddress address = ViciAddress.parse("unix://" + socket)
                .orElseThrow(() -> new IOException(socket + " is no path of a socket"));
        return new ViciOrders(ViciClient.connect(address), log);
    }

    /** Asks for a Child SA. */
    public void initiate(String child) throws IOException {
        demand("initiate", Message.builder().put("child", child).put("timeout", -1).build());
    }

    void rekeyChild(String child) throws IOException {
        demand("rekey", Message.builder().put("child", child).build());
    }

    void rekeyIke(String connection) throws IOException {
        demand("rekey", Message.builder().put("ike", connection).build());
    }

    void reauthenticate(String connection) throws IOException {
        demand("rekey", Message.builder().put("ike", connection).put("reauth", "yes").build());
    }

    void terminateIke(String connection) throws IOException {
        demand("terminate", Message.builder().put("ike", connection).put("timeout", -1).build());
    }

    void terminateChild(String child) throws IOException {
        demand("terminate", Message.builder().put("child", child).put("timeout", -1).build());
    }

    /** Has the configuration file read anew. */
    void reload() throws IOException {
        demand("reload-settings", Message.EMPTY);
    }

    /** The SAs of this moment. */
    Sas sas() throws IOException {
        return SasMessages.read(list());
    }

    /** Waits until the SAs fulfil the condition; returns the last ones seen when the time is over. */
    Sas await(Predicate<Sas> condition, Duration limit) throws IOException, InterruptedException {
        return Looking.await(this::sas, log, condition, limit);
    }

    /**
     * Deletes every SA with the peer, and before that what a packet that is still under way would set up anew; returns what is
     * left when none is, or the time is over.
     */
    Sas clear(Duration limit) throws IOException, InterruptedException {
        uninstall();
        for (Message event : list()) {
            for (Element.Section sa : event.sections()) {
                client.call("terminate",
                        Message.builder().put("ike-id", sa.content().text("uniqueid").orElse("")).put("timeout", -1)
                                .build());
            }
        }
        return await(Sas::none, limit);
    }

    private void uninstall() throws IOException {
        for (Message event : client.list("list-policies", Message.builder().put("trap", "yes").build(),
                "list-policy")) {
            for (Element.Section policy : event.sections()) {
                Message content = policy.content();
                client.call("uninstall", Message.builder().put("child", content.text("child").orElse(""))
                        .put("ike", content.text("ike").orElse("")).build());
            }
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImmutableList<Message> list() throws IOException {
        return client.list("list-sas", Message.EMPTY, "list-sa");
    }

    private void demand(String command, Message request) throws IOException {
        Message answer = client.call(command, request);
        if (!answer.yes("success")) {
            throw new IOException(command + " failed: " + answer.text("errmsg").orElse("no reason given"));
        }
    }
}
