package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.endpoint.TestConfigurations;
import ike.interop.vici.Message;
import ike.interop.vici.ViciAddress;
import ike.interop.vici.ViciClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several clients at once, each with many commands on its connection, get each their own answers. */
class ManyClientsTest {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 20;

    @TempDir
    private Path folder;

    @Test
    void eachGetsItsOwnAnswers() throws Exception {
        try (Driven ours = Driven.start(folder, "c", TestConfigurations.left(9));
                Driven.Ear _ = ours.listen("log");
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> outcomes = threads
                    .invokeAll(Stream.<Callable<Integer>>generate(() -> this::talk).limit(CLIENTS).toList());
            for (Future<Integer> outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(ROUNDS);
            }
        }
    }

    private int talk() throws Exception {
        int good = 0;
        try (ViciClient client = ViciClient.connect(new ViciAddress(folder.resolve("c")))) {
            for (int i = 0; i < ROUNDS; i++) {
                boolean listed = client.list("list-conns", Message.EMPTY, "list-conn").size() == 1;
                Message counters = client.call("get-counters", Message.EMPTY);
                Message refused = client.call("rekey", Message.builder().put("ike", "nobody").build());
                good += listed && counters.section("counters").isPresent() && refused.text("matches").isPresent()
                        ? 1
                        : 0;
            }
        }
        return good;
    }
}
