package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import ike.esp.linux.NetworkNamespace;
import java.io.IOException;
import java.util.List;

/**
 * One network namespace of the lab, with its own interfaces, addresses and routes.
 *
 * @param name as {@code ip netns list} prints it
 */
public record Namespace(String name) {

    static Namespace create(String name) throws IOException, InterruptedException {
        Command.of("ip", "netns", "add", name).run();
        return new Namespace(name);
    }

    /** The words of a command that runs another one inside; the process it starts becomes that other command, with the same id. */
    ImmutableList<String> inside(List<String> words) {
        return ImmutableList.<String>builder().add("ip", "netns", "exec", name).addAll(words).build();
    }

    /** Runs {@code ip -n NAME …}. */
    public void ip(String... words) throws IOException, InterruptedException {
        Command.of(ImmutableList.<String>builder().add("ip", "-n", name).add(words).build().toArray(String[]::new))
                .run();
    }

    /** Opens a socket inside. */
    public <T> T open(NetworkNamespace.Opening<T> opening) throws IOException, InterruptedException {
        return new NetworkNamespace(name).open(opening);
    }

    /** Ends what still runs inside, then removes it; its interfaces go with it. */
    void delete() throws IOException, InterruptedException {
        for (String id : Command.of("ip", "netns", "pids", name).run().lines().toList()) {
            ProcessHandle.of(Long.parseLong(id)).ifPresent(ProcessHandle::destroyForcibly);
        }
        Command.of("ip", "netns", "del", name).run();
    }
}
