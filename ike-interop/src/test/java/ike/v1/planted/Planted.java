package ike.v1.planted;

import com.google.common.collect.ImmutableList;
import ike.interop.cli.ExitCode;
import java.lang.foreign.Linker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Everything that the guards forbid, in one class of a pure module: the tests of the guards look here. */
@SuppressWarnings({"unused", "AddressSelection"})
public final class Planted {

    private Planted() {
    }

    static List<Object> clocks() {
        return ImmutableList.of(System.nanoTime(), System.currentTimeMillis(), Instant.now());
    }

    static List<Object> randomness() {
        return ImmutableList.of(new SecureRandom(), Math.random(), UUID.randomUUID(), new SplittableRandom());
    }

    static List<Object> order(List<String> names) {
        Map<String, String> map = new HashMap<>();
        return ImmutableList.of(map, Set.of("a", "b"), Map.of("a", "b"), names.stream().collect(Collectors.toSet()));
    }

    static List<Object> outside() throws UnknownHostException {
        System.out.println(Path.of("file"));
        LoggerFactory.getLogger("log").warn("line");
        Thread.ofVirtual().start(System::gc);
        return ImmutableList.of(InetAddress.getByName("example.org"), Linker.nativeLinker());
    }

    static List<Object> upward() {
        return ImmutableList.of(ExitCode.BUG, new CommandLine(""));
    }
}
