package ike.interop.scenario;

import com.google.common.collect.ImmutableList;
import ike.interop.lab.Command;
import ike.interop.lab.Namespace;
import java.nio.file.Path;

/**
 * Where the commands of a host run: in its network namespace, and with its own files in the place of the machine's in {@code
 * /etc/hosts} and {@code /etc/swanctl}, and without a name server; no other process sees that.
 */
record Sandbox(Namespace namespace, Path folder) {
    /** The folder that has to be there, to be covered. */
    static final Path COVERED = Path.of("/etc/swanctl");
    /** {@code ip netns exec} has made the mounts private. */
    private static final String COVER = "mount --bind \"$0/etc/hosts\" /etc/hosts"
            + " && mount --bind \"$0/etc/swanctl\" " + COVERED + " && mount --bind \"$0/" + HostFiles.EMPTY
            + "\" /etc/resolv.conf && exec \"$@\"";

    /** The command, led there. */
    Command lead(Command command) {
        return new Command(ImmutableList.<String>builder().add("sh", "-c", COVER, folder.toString())
                .addAll(command.words()).build(), command.environment()).in(namespace);
    }
}
